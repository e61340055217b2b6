package io.vitrine.architectures;

import java.util.List;

/** Version 1.1 of Iandola et al. 2016. */
final class SqueezeNet {
  private SqueezeNet() {}

  static void write(NetworkWriter out) {
    Layers layers = new Layers(out);
    String x = out.input("input", 1, 3, 224, 224);
    x = layers.convolution("/features/features.0", x, 3, 64, 3, 2, 0, 1, true);
    x = layers.relu("/features/features.1", x);
    x = layers.maxPool("/features/features.2", x, 3, 2, 0, true);
    x = fire(layers, 3, x, 64, 16, 64);
    x = fire(layers, 4, x, 128, 16, 64);
    x = layers.maxPool("/features/features.5", x, 3, 2, 0, true);
    x = fire(layers, 6, x, 128, 32, 128);
    x = fire(layers, 7, x, 256, 32, 128);
    x = layers.maxPool("/features/features.8", x, 3, 2, 0, true);
    x = fire(layers, 9, x, 256, 48, 192);
    x = fire(layers, 10, x, 384, 48, 192);
    x = fire(layers, 11, x, 384, 64, 256);
    x = fire(layers, 12, x, 512, 64, 256);
    x = layers.convolution("/classifier/classifier.1", x, 512, 1000, 1, 1, 0, 1, true);
    x = layers.relu("/classifier/classifier.2", x);
    out.output(layers.flatten("", layers.globalAverage("/classifier/classifier.3", x)));
  }

  private static String fire(
      Layers layers, int index, String input, int from, int squeezed, int expanded) {
    String at = "/features/features." + index;
    String x = layers.convolution(at + "/squeeze", input, from, squeezed, 1, 1, 0, 1, true);
    x = layers.relu(at + "/squeeze_activation", x);
    String one = layers.convolution(at + "/expand1x1", x, squeezed, expanded, 1, 1, 0, 1, true);
    String three = layers.convolution(at + "/expand3x3", x, squeezed, expanded, 3, 1, 1, 1, true);
    return layers.concat(
        at,
        List.of(
            layers.relu(at + "/expand1x1_activation", one),
            layers.relu(at + "/expand3x3_activation", three)),
        1);
  }
}
