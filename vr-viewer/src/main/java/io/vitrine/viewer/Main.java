package io.vitrine.viewer;

import java.util.logging.LogManager;
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
    // Libraries would log to standard error, with stack traces; what went wrong is said by
    // Failures.
    LogManager.getLogManager().reset();
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    return new CommandLine(new ViewCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(
            (wrong, given) -> {
              CommandLine command = wrong.getCommandLine();
              command.getErr().println("vitrine view: " + wrong.getMessage());
              command.getErr().println("Try: vitrine view --help");
              command.getErr().flush();
              return CommandLine.ExitCode.USAGE;
            })
        .setExecutionExceptionHandler(
            (error, command, parsed) -> {
              command.getErr().println("vitrine view: " + Failures.inWords(error));
              return CommandLine.ExitCode.SOFTWARE;
            })
        .execute(arguments);
  }
}
