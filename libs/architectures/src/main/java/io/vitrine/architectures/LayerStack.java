package io.vitrine.architectures;

/** Nothing but weights: a row of wide layers as large as a file is wanted. */
final class LayerStack {
  private static final int WIDTH = 4096;
  private static final long LAYER_BYTES = (long) WIDTH * WIDTH * Float.BYTES;

  private LayerStack() {}

  static void write(NetworkWriter out, long bytes) {
    Layers layers = new Layers(out);
    String x = out.input("input", 1, WIDTH);
    for (int layer = 0; layer < Math.max(1, bytes / LAYER_BYTES); layer++) {
      x = layers.relu("/layer" + layer, layers.linear("/layer" + layer, x, WIDTH, WIDTH));
    }
    out.output(x);
  }
}
