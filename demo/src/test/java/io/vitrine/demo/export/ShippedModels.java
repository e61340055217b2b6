package io.vitrine.demo.export;

import io.vitrine.demo.network.Architecture;
import io.vitrine.demo.network.ParameterLayout;
import io.vitrine.demo.network.Snapshot;
import io.vitrine.demo.picture.DrawnPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The ONNX files in demo/models. */
final class ShippedModels {
  static final ParameterLayout LAYOUT =
      new ParameterLayout(Architecture.demo(DrawnPictures.CLASSES));
  static final Path FOLDER = Path.of(System.getProperty("vitrine.home", ".."), "demo", "models");

  private ShippedModels() {}

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".onnx")).sorted().toList();
    }
  }

  static Snapshot read(byte[] bytes) throws IOException {
    return new OnnxWeights(LAYOUT).read(bytes);
  }
}
