package io.vitrine.featureviz.fourier;

/**
 * How far pictures are moved about, in pixels. Below 128 pixels everything shrinks with the
 * picture.
 *
 * @param pad grey rim
 * @param first what the first jitter cuts off in height and in width
 * @param second what the second one cuts off
 */
record Jitter(int pad, int first, int second) {
  private static final int FULL_SIDE = 128;

  static Jitter of(int height, int width) {
    return new Jitter(
        scaled(12, height, width), scaled(8, height, width), scaled(4, height, width));
  }

  private static int scaled(int pixels, int height, int width) {
    int side = Math.min(FULL_SIDE, Math.min(height, width));
    return (pixels * side + FULL_SIDE / 2) / FULL_SIDE;
  }
}
