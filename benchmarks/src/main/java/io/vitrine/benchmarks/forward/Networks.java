package io.vitrine.benchmarks.forward;

import io.vitrine.network.Graph;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;

/** What both engines are given. */
final class Networks {
  private Networks() {}

  /** The values wanted of a graph, in its order. */
  static List<String> wanted(Graph graph, Wanted wanted) {
    return switch (wanted) {
      case SCORES -> graph.outputs();
      case ALL_VALUES ->
          graph.nodes().stream()
              .flatMap(node -> node.outputs().stream())
              .filter(name -> !name.isEmpty())
              .toList();
    };
  }

  /** The same numbers every time, spread like a picture after mean and deviation. */
  static ByteBuffer noise(long elements) {
    Random random = new Random(1);
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(Math.toIntExact(elements * Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < elements; i++) {
      bytes.putFloat(i * Float.BYTES, (float) random.nextGaussian());
    }
    return bytes;
  }
}
