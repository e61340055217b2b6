package io.vitrine.architectures;

/** He et al. 2015, in the form with the stride in the 3 x 3 convolution; batch norm kept. */
final class ResNet50 {
  private static final int[] BLOCKS = {3, 4, 6, 3};
  private static final int EXPANSION = 4;

  private ResNet50() {}

  static void write(NetworkWriter out) {
    Layers layers = new Layers(out);
    String x = out.input("input", 1, 3, 224, 224);
    x = layers.convolution("/conv1", x, 3, 64, 7, 2, 3, 1);
    x = layers.relu("/relu", layers.batchNorm("/bn1", x, 64));
    x = layers.maxPool("/maxpool", x, 3, 2, 1, false);
    int channels = 64;
    for (int stage = 0; stage < BLOCKS.length; stage++) {
      int width = 64 << stage;
      for (int block = 0; block < BLOCKS[stage]; block++) {
        int stride = block == 0 && stage > 0 ? 2 : 1;
        String at = "/layer%d/layer%d.%d".formatted(stage + 1, stage + 1, block);
        x = block(layers, at, x, channels, width, stride, block == 0);
        channels = width * EXPANSION;
      }
    }
    x = layers.flatten("", layers.globalAverage("/avgpool", x));
    out.output(layers.linear("/fc", x, channels, 1000));
  }

  private static String block(
      Layers layers, String at, String input, int from, int width, int stride, boolean project) {
    String x = layers.convolution(at + "/conv1", input, from, width, 1, 1, 0, 1);
    x = layers.relu(at + "/relu", layers.batchNorm(at + "/bn1", x, width));
    x = layers.convolution(at + "/conv2", x, width, width, 3, stride, 1, 1);
    x = layers.relu(at + "/relu_1", layers.batchNorm(at + "/bn2", x, width));
    int to = width * EXPANSION;
    x = layers.convolution(at + "/conv3", x, width, to, 1, 1, 0, 1);
    x = layers.batchNorm(at + "/bn3", x, to, 0.4);
    String around = input;
    if (project) {
      String down = at + "/downsample";
      around = layers.convolution(down + "/downsample.0", input, from, to, 1, stride, 0, 1);
      around = layers.batchNorm(down + "/downsample.1", around, to);
    }
    return layers.relu(at + "/relu_2", layers.add(at, x, around));
  }
}
