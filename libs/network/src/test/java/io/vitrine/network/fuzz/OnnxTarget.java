package io.vitrine.network.fuzz;

import io.vitrine.network.ModelException;
import io.vitrine.network.Network;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.hash.GraphHash;
import io.vitrine.network.hash.WeightsHash;
import io.vitrine.network.onnx.OnnxReader;
import io.vitrine.network.shape.ShapeInference;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

/** What Jazzer calls: any bytes are a network, or refused in words. */
public final class OnnxTarget {
  private OnnxTarget() {}

  public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
    Files.write(FuzzFile.PATH, bytes);
    try {
      Network network = OnnxReader.read(FuzzFile.PATH, ReadLimits.standard());
      GraphHash.of(network);
      WeightsHash.of(network);
      ShapeInference.infer(network, Map.of());
    } catch (ModelException e) {
      FuzzFile.requireWords(e);
    }
  }
}
