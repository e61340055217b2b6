package io.vitrine.program.conformance;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Where the conformance suites lie. */
final class SuiteFolder {
  private SuiteFolder() {}

  /** The folder conformance/ of the test data; the test is skipped, saying so, without it. */
  static Path get() {
    Path folder =
        Path.of(System.getProperty("vitrine.data", "../../../shared/data"), "conformance");
    if (!Files.isDirectory(folder)) {
      System.err.println("SKIPPED: " + folder + " is missing; say -Dvitrine.data=DIR");
    }
    Assumptions.assumeTrue(Files.isDirectory(folder), () -> folder + " is missing");
    return folder;
  }
}
