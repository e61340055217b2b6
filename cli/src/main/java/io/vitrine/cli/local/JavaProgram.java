package io.vitrine.cli.local;

import io.vitrine.cli.output.CommandFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A jar of this build, to be run by the same Java as this command. */
public final class JavaProgram {
  /** The viewer. */
  public static final String VIEWER = "vr-viewer/target/vitrine-viewer.jar";

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
    return endedWithThis(process, process::waitFor);
  }

  /** Something done while a program runs that shall not outlive this one. */
  interface Meanwhile<T, E extends Exception> {
    T done() throws E, InterruptedException;
  }

  /** While `meanwhile` is done, the program is ended when this one is. */
  static <T, E extends Exception> T endedWithThis(Process process, Meanwhile<T, E> meanwhile)
      throws E, InterruptedException {
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
    try {
      return meanwhile.done();
    } finally {
      forget(stop);
    }
  }

  private static void forget(Thread stop) throws InterruptedException {
    try {
      Runtime.getRuntime().removeShutdownHook(stop);
    } catch (IllegalStateException e) {
      // This program is being ended and the hook runs: that the other one ended is no failure to
      // tell of. The end comes while this waits.
      new CountDownLatch(1).await();
    }
  }
}
