package io.vitrine.e2e;

import java.nio.file.Path;

/** The demo's files, which are part of this repository. */
final class DemoFiles {
  private static final Path HOME =
      Path.of(System.getProperty("vitrine.home", "..")).toAbsolutePath().normalize();

  private DemoFiles() {}

  static Path home() {
    return HOME;
  }

  /** The trained demo network. */
  static Path model() {
    return HOME.resolve("demo/models/demo-100.onnx");
  }
}
