package io.vitrine.cli.local;

import io.vitrine.cli.output.CommandFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A jar of this build, to be run by the same Java as this command. */
public final class JavaProgram {
  private JavaProgram() {}

  /**
   * The command line for a jar under `vitrineHome`; a jar that is not there is an error that says
   * how to build it.
   */
  public static List<String> commandLine(
      Surroundings surroundings, String jar, List<String> arguments) {
    Path path = surroundings.vitrineHome().resolve(jar);
    if (!Files.isRegularFile(path)) {
      throw new CommandFailed(
          path + " is not built",
          "Run bin/vitrine, which builds it, or 'mvn package -DskipTests'.");
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(path.toString());
    command.addAll(arguments);
    return command;
  }

  /**
   * Runs a program attached to this one: same terminal, ended when this one is ended. Returns its
   * exit code.
   *
   * @param builder its streams already redirected
   */
  public static int attached(Process process) throws InterruptedException {
    Thread stop =
        new Thread(
            () -> {
              process.destroy();
              try {
                process.waitFor();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    int code = process.waitFor();
    try {
      Runtime.getRuntime().removeShutdownHook(stop);
    } catch (IllegalStateException e) {
      // This program is already being ended; the hook has nothing left to stop.
      return code;
    }
    return code;
  }
}
