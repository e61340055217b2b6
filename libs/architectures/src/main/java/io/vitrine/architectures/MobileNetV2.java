package io.vitrine.architectures;

import java.util.List;

/** Sandler et al. 2018; batch norm kept. */
final class MobileNetV2 {
  /** Expansion, channels, repeats, stride of the first. */
  private static final int[][] STAGES = {
    {1, 16, 1, 1},
    {6, 24, 2, 2},
    {6, 32, 3, 2},
    {6, 64, 4, 2},
    {6, 96, 3, 1},
    {6, 160, 3, 2},
    {6, 320, 1, 1}
  };

  private static final int LAST = 1280;

  private final NetworkWriter out;
  private final Layers layers;

  private MobileNetV2(NetworkWriter out) {
    this.out = out;
    layers = new Layers(out);
  }

  static void write(NetworkWriter out) {
    new MobileNetV2(out).write();
  }

  private void write() {
    String x = out.input("input", 1, 3, 224, 224);
    x = active("/features/features.0", x, 3, 32, 3, 2, 1);
    int channels = 32;
    int index = 1;
    for (int[] stage : STAGES) {
      for (int repeat = 0; repeat < stage[2]; repeat++) {
        String at = "/features/features." + index++;
        x = block(at, x, channels, stage[1], repeat == 0 ? stage[3] : 1, stage[0]);
        channels = stage[1];
      }
    }
    x = active("/features/features." + index, x, channels, LAST, 1, 1, 1);
    x = layers.flatten("", layers.globalAverage("", x));
    out.output(layers.linear("/classifier/classifier.1", x, LAST, 1000));
  }

  private String block(String at, String input, int from, int to, int stride, int expansion) {
    int width = from * expansion;
    String x = input;
    if (expansion > 1) {
      x = active(at + "/conv/conv.0", x, from, width, 1, 1, 1);
    }
    x = active(at + "/conv/conv.1", x, width, width, 3, stride, width);
    x = layers.convolution(at + "/conv/conv.2", x, width, to, 1, 1, 0, 1);
    boolean around = stride == 1 && from == to;
    x = layers.batchNorm(at + "/conv/conv.3", x, to, around ? 0.5 : 1);
    return around ? layers.add(at, input, x) : x;
  }

  private String active(
      String at, String input, int from, int to, int window, int stride, int groups) {
    String x = layers.convolution(at + "/0", input, from, to, window, stride, window / 2, groups);
    x = layers.batchNorm(at + "/1", x, to);
    String low = out.number(at + "/2/low", 0);
    String high = out.number(at + "/2/high", 6);
    return out.node(at + "/2", "Clip", List.of(x, low, high));
  }
}
