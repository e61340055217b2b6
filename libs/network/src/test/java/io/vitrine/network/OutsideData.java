package io.vitrine.network;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Real networks from outside the repository; tests that need them are skipped loudly. */
public final class OutsideData {
  private OutsideData() {}

  /** A file or folder below -Dvitrine.data; skips the test when it is missing. */
  public static Path at(String relative) {
    Path path = Path.of(System.getProperty("vitrine.data", "../shared/data")).resolve(relative);
    if (!Files.exists(path)) {
      System.err.println(
          "SKIPPED: "
              + path.toAbsolutePath()
              + " is missing; give the data with -Dvitrine.data=DIR");
    }
    assumeTrue(Files.exists(path), () -> path + " is missing");
    return path;
  }

  /** All files below a folder with one of these endings, sorted. */
  public static List<Path> files(String folder, String... endings) throws IOException {
    try (Stream<Path> files = Files.walk(at(folder))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .sorted()
          .toList();
    }
  }
}
