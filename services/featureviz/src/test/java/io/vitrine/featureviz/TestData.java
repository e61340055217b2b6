package io.vitrine.featureviz;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Outside test data: real networks and photographs. */
public final class TestData {
  private static final Path ROOT =
      Path.of(System.getProperty("vitrine.data", "../../../shared/data"));

  private TestData() {}

  /** The file; skips the test, loudly, where the data is missing. */
  public static Path file(String path) {
    Path file = ROOT.resolve(path);
    if (!Files.exists(file)) {
      System.err.println("SKIPPED: " + file + " is missing; set -Dvitrine.data=DIR");
    }
    assumeTrue(Files.exists(file), () -> file + " is missing");
    return file;
  }
}
