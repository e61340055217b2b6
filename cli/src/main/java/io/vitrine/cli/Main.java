package io.vitrine.cli;

import io.vitrine.cli.local.Surroundings;
import java.util.logging.LogManager;

/** Where the `vitrine` command starts. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    // Contact sheets are drawn without a screen, also where there is one.
    System.setProperty("java.awt.headless", "true");
    // Libraries would log to standard error, with stack traces; what went wrong is said by
    // Failures.
    LogManager.getLogManager().reset();
    int code = VitrineCommand.execute(Surroundings.ofThisProcess(), arguments);
    System.out.flush();
    System.exit(code);
  }
}
