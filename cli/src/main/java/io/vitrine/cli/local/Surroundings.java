package io.vitrine.cli.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a command may know of the process it runs in, so that tests can give it another.
 *
 * @param out results
 * @param err what went wrong, and progress
 * @param environment environment variables
 * @param userHome the person's home folder
 * @param vitrineHome the folder Vitrine is built in, with standalone/ and vr-viewer/
 * @param terminal whether a person watches `err`
 */
public record Surroundings(
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Path userHome,
    Path vitrineHome,
    boolean terminal) {

  /** Those of this process. */
  public static Surroundings ofThisProcess() {
    return new Surroundings(
        System.out,
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        System.getenv(),
        Path.of(System.getProperty("user.home")),
        homeOfThisProgram(),
        errorIsTerminal());
  }

  /** An environment variable that is set and not empty. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** The default data folder: $VITRINE_DATA, or vitrine under $XDG_DATA_HOME or ~/.local/share. */
  public Path dataFolder() {
    return variable("VITRINE_DATA")
        .map(Path::of)
        .orElseGet(
            () ->
                variable("XDG_DATA_HOME")
                    .map(Path::of)
                    .orElse(userHome.resolve(".local/share"))
                    .resolve("vitrine"));
  }

  private static Path homeOfThisProgram() {
    String home = System.getProperty("vitrine.home");
    if (home != null) {
      return Path.of(home).toAbsolutePath();
    }
    try {
      // HOME/cli/target/vitrine-cli.jar
      Path jar =
          Path.of(Surroundings.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path folder = jar.resolve("../../..").normalize();
      return folder.toAbsolutePath();
    } catch (java.net.URISyntaxException e) {
      return Path.of("").toAbsolutePath();
    }
  }

  /**
   * System.console() of Java 17 needs standard input too to be a terminal, so ask the operating
   * system.
   */
  private static boolean errorIsTerminal() {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
