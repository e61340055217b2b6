package io.vitrine.benchmarks.model;

import io.vitrine.network.Network;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.hash.GraphHash;
import io.vitrine.network.hash.WeightsHash;
import io.vitrine.network.onnx.OnnxReader;
import io.vitrine.network.shape.ShapeInference;
import io.vitrine.program.GraphCompiler;
import io.vitrine.program.Operators;
import io.vitrine.program.Purpose;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;

/** A process that imports a model as the inference service does, or only reads its file. */
final class ImportLoop {
  private static final int BLOCK_BYTES = 1 << 20;

  private ImportLoop() {}

  /**
   * @param arguments {@code import} or {@code read}, the file; prints nanoseconds and megabytes of
   *     heap, once per line of input
   */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[1]);
    while (System.in.read() >= 0) {
      long start = System.nanoTime();
      if (arguments[0].equals("import")) {
        examine(file);
      } else {
        read(file);
      }
      System.out.println(System.nanoTime() - start);
    }
  }

  private static void examine(Path file) {
    Network network = OnnxReader.read(file, ReadLimits.standard());
    if (!Operators.unsupported(network).isEmpty()) {
      throw new IllegalStateException("the model cannot run");
    }
    GraphCompiler.compile(network, network.graph().outputs(), Purpose.VALUES_ON_CPU);
    ShapeInference.infer(network, Map.of());
    if (GraphHash.of(network).length != WeightsHash.of(network).length) {
      throw new IllegalStateException("a hash is cut");
    }
  }

  private static void read(Path file) throws IOException {
    ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES);
    try (FileChannel channel = FileChannel.open(file)) {
      while (channel.read(block) >= 0) {
        block.clear();
      }
    }
  }
}
