package io.vitrine.architectures;

import java.util.ArrayList;
import java.util.List;

/** Huang et al. 2017; batch norm kept. */
final class DenseNet121 {
  private static final int[] BLOCKS = {6, 12, 24, 16};
  private static final int GROWTH = 32;
  private static final int NECK = 4 * GROWTH;

  private DenseNet121() {}

  static void write(NetworkWriter out) {
    Layers layers = new Layers(out);
    String x = out.input("input", 1, 3, 224, 224);
    x = layers.convolution("/features/conv0", x, 3, 64, 7, 2, 3, 1);
    x = layers.relu("/features/relu0", layers.batchNorm("/features/norm0", x, 64));
    x = layers.maxPool("/features/pool0", x, 3, 2, 1, false);
    int channels = 64;
    for (int block = 1; block <= BLOCKS.length; block++) {
      String at = "/features/denseblock" + block;
      List<String> parts = new ArrayList<>(List.of(x));
      for (int layer = 1; layer <= BLOCKS[block - 1]; layer++) {
        parts.add(layer(layers, at + "/denselayer" + layer, parts, channels));
        channels += GROWTH;
      }
      x = layers.concat(at, parts, 1);
      if (block < BLOCKS.length) {
        x = transition(layers, "/features/transition" + block, x, channels);
        channels /= 2;
      }
    }
    x = layers.relu("", layers.batchNorm("/features/norm5", x, channels));
    x = layers.flatten("", layers.globalAverage("", x));
    out.output(layers.linear("/classifier", x, channels, 1000));
  }

  private static String layer(Layers layers, String at, List<String> parts, int channels) {
    String x = parts.size() == 1 ? parts.get(0) : layers.concat(at, parts, 1);
    x = layers.relu(at + "/relu1", layers.batchNorm(at + "/norm1", x, channels));
    x = layers.convolution(at + "/conv1", x, channels, NECK, 1, 1, 0, 1);
    x = layers.relu(at + "/relu2", layers.batchNorm(at + "/norm2", x, NECK));
    return layers.convolution(at + "/conv2", x, NECK, GROWTH, 3, 1, 1, 1);
  }

  private static String transition(Layers layers, String at, String input, int channels) {
    String x = layers.relu(at + "/relu", layers.batchNorm(at + "/norm", input, channels));
    x = layers.convolution(at + "/conv", x, channels, channels / 2, 1, 1, 0, 1);
    return layers.averagePool(at + "/pool", x, 2);
  }
}
