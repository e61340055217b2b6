package io.vitrine.program;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The one engine of the tests of this process, and where their data lies. */
public final class SharedEngine {
  private static final Engine ENGINE =
      Engine.start(new EngineSettings(2, Optional.empty(), device()));

  private SharedEngine() {}

  public static Engine get() {
    return ENGINE;
  }

  /** A file of the test data; the test is skipped, saying so, where it is missing. */
  public static Path data(String path) {
    Path file = Path.of(System.getProperty("vitrine.data", "../../../shared/data"), path);
    if (!Files.exists(file)) {
      System.err.println("SKIPPED: " + file + " is missing; say -Dvitrine.data=DIR");
    }
    Assumptions.assumeTrue(Files.exists(file), () -> file + " is missing");
    return file;
  }

  private static EngineSettings.Device device() {
    return EngineSettings.Device.valueOf(
        System.getProperty("vitrine.device", "cpu").toUpperCase(java.util.Locale.ROOT));
  }
}
