package io.vitrine.benchmarks.layout;

import io.vitrine.layout.graph.Flow;
import io.vitrine.layout.walk.Shown;
import io.vitrine.protocol.TileForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** A graph in which each layer reads one to three of the 40 before it: about two edges a layer. */
final class RandomGraph {
  private static final int READS = 3;
  private static final int REACH = 40;
  private static final int KINDS = 64;
  private static final int MOST_TILES = 200;

  private RandomGraph() {}

  static Flow flow(int layers) {
    SplittableRandom random = new SplittableRandom(layers);
    int[] starts = new int[layers + 1];
    int[] sources = new int[READS * layers];
    int count = 0;
    for (int layer = 0; layer < layers; layer++) {
      int reads = Math.min(layer, 1 + random.nextInt(READS));
      int first = count;
      for (int read = 0; read < reads; read++) {
        sources[count++] = layer - 1 - random.nextInt(Math.min(layer, REACH));
      }
      Arrays.sort(sources, first, count);
      count = withoutRepeats(sources, first, count);
      starts[layer + 1] = count;
    }
    return new Flow(starts, Arrays.copyOf(sources, count));
  }

  private static int withoutRepeats(int[] sorted, int from, int to) {
    int kept = from;
    for (int i = from; i < to; i++) {
      if (i == from || sorted[i] != sorted[i - 1]) {
        sorted[kept++] = sorted[i];
      }
    }
    return kept;
  }

  /** Layers of 1 to 200 maps. */
  static List<Shown> shown(int layers) {
    SplittableRandom random = new SplittableRandom(1);
    List<Shown> kinds = new ArrayList<>();
    for (int kind = 0; kind < KINDS; kind++) {
      kinds.add(
          Shown.whole(
              TileForm.newBuilder()
                  .setKind(TileForm.Kind.FEATURE_MAPS)
                  .setTiles(1 + random.nextInt(MOST_TILES))
                  .setHeight(14)
                  .setWidth(14)
                  .build()));
    }
    List<Shown> shown = new ArrayList<>(layers);
    for (int layer = 0; layer < layers; layer++) {
      shown.add(kinds.get(random.nextInt(KINDS)));
    }
    return shown;
  }
}
