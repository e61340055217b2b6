package io.vitrine.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real networks and photographs, which are not part of this repository. */
final class OutsideData {
  private static final Path FOLDER = Path.of(System.getProperty("vitrine.data", "../shared/data"));

  private OutsideData() {}

  /** The file or folder; without it the test is skipped, and says so where everybody sees it. */
  static Path require(String path) {
    Path file = FOLDER.resolve(path).toAbsolutePath().normalize();
    if (!Files.exists(file)) {
      String message =
          "SKIPPED: no test data at " + file + "; give its place with -Dvitrine.data=DIR";
      System.err.println("\n*** " + message + " ***\n");
      Assumptions.abort(message);
    }
    return file;
  }

  static Path squeezenet() {
    return require("models/squeezenet1.1/squeezenet1.1.onnx");
  }

  static Path mnist() {
    return require("models/mnist8/mnist-8.onnx");
  }

  static Path kitten() {
    return require("photos/kitten_224.png");
  }

  static Path labels() {
    return require("photos/imagenet_synset_1000.txt");
  }
}
