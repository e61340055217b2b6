package io.vitrine.viewer;

import picocli.CommandLine;

/**
 * The viewer's program. Exit codes: 0 done, 1 it failed (stderr says what and what to do), 2 wrong
 * usage.
 */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    // Pictures are read and written without a screen.
    System.setProperty("java.awt.headless", "true");
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    return new CommandLine(new ViewCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (error, command, parsed) -> {
              command.getErr().println("vitrine view: " + Failures.inWords(error));
              return CommandLine.ExitCode.SOFTWARE;
            })
        .execute(arguments);
  }
}
