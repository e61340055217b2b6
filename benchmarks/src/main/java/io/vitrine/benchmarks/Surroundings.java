package io.vitrine.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where things are.
 *
 * @param home the folder Vitrine is built in
 * @param data real networks and photographs
 */
public record Surroundings(Path home, Path data) {

  static Surroundings ofThisProcess() {
    Path home = Path.of(System.getProperty("vitrine.home", "")).toAbsolutePath();
    return new Surroundings(
        home,
        Path.of(System.getProperty("vitrine.data", home.resolve("../shared/data").toString())));
  }

  /** A file of the outside data. */
  public Path file(String path) {
    Path file = data.resolve(path).normalize();
    if (!Files.isRegularFile(file)) {
      throw new IllegalStateException(
          "no " + file + ": give the place of the test data with VITRINE_TEST_DATA");
    }
    return file;
  }

  public Path squeezenet() {
    return file("models/squeezenet1.1/squeezenet1.1.onnx");
  }

  public Path kitten() {
    return file("photos/kitten_224.png");
  }

  /** The program of this Java. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Says how far it is; the result alone goes to standard output. */
  public static void say(String message) {
    System.err.println(message);
  }
}
