package io.vitrine.model.picture;

/**
 * Antialiased triangle resampling, as Pillow's BILINEAR does it: when a picture shrinks, the
 * triangle is as wide as two target pixels, so that no source pixel is passed over. Only the wanted
 * window of the target is computed, and nothing is rounded to 8 bits in between.
 */
final class Resampler {
  /**
   * Where the window of the target lies.
   *
   * @param full pixels of the whole target axis
   * @param from first wanted pixel
   * @param size wanted pixels
   */
  record Axis(int full, int from, int size) {}

  private record Taps(int[] first, float[][] weights) {}

  private Resampler() {}

  /** Planes R, G, B of the window, each value 0 to 255, row-major: 3 x y.size x x.size. */
  static float[] resample(Picture picture, Axis x, Axis y) {
    Taps across = taps(picture.width(), x);
    Taps down = taps(picture.height(), y);
    int top = down.first[0];
    int bottom = down.first[y.size() - 1] + down.weights[y.size() - 1].length;
    float[] rows = new float[(bottom - top) * x.size() * 3];
    for (int row = top; row < bottom; row++) {
      horizontal(picture, row, across, rows, (row - top) * x.size() * 3);
    }
    float[] planes = new float[3 * y.size() * x.size()];
    int plane = y.size() * x.size();
    for (int row = 0; row < y.size(); row++) {
      float[] weights = down.weights[row];
      for (int tap = 0; tap < weights.length; tap++) {
        float weight = weights[tap];
        int from = (down.first[row] + tap - top) * x.size() * 3;
        int to = row * x.size();
        for (int column = 0; column < x.size(); column++) {
          planes[to + column] += weight * rows[from + 3 * column];
          planes[plane + to + column] += weight * rows[from + 3 * column + 1];
          planes[2 * plane + to + column] += weight * rows[from + 3 * column + 2];
        }
      }
    }
    return planes;
  }

  private static void horizontal(Picture picture, int row, Taps across, float[] to, int at) {
    int[] rgb = picture.rgb();
    int start = row * picture.width();
    for (int column = 0; column < across.first.length; column++) {
      float[] weights = across.weights[column];
      int first = start + across.first[column];
      float r = 0;
      float g = 0;
      float b = 0;
      for (int tap = 0; tap < weights.length; tap++) {
        int pixel = rgb[first + tap];
        float weight = weights[tap];
        r += weight * (pixel >> 16 & 0xFF);
        g += weight * (pixel >> 8 & 0xFF);
        b += weight * (pixel & 0xFF);
      }
      to[at + 3 * column] = r;
      to[at + 3 * column + 1] = g;
      to[at + 3 * column + 2] = b;
    }
  }

  private static Taps taps(int source, Axis axis) {
    double scale = (double) source / axis.full();
    double reach = Math.max(scale, 1);
    int[] first = new int[axis.size()];
    float[][] weights = new float[axis.size()][];
    for (int i = 0; i < axis.size(); i++) {
      double centre = (axis.from() + i + 0.5) * scale;
      int low = (int) Math.max(0, Math.floor(centre - reach + 0.5));
      int high = (int) Math.min(source, Math.floor(centre + reach + 0.5));
      double[] taps = new double[Math.max(1, high - low)];
      double sum = 0;
      for (int j = 0; j < taps.length; j++) {
        taps[j] = Math.max(0, 1 - Math.abs((low + j + 0.5 - centre) / reach));
        sum += taps[j];
      }
      first[i] = low;
      weights[i] = new float[taps.length];
      for (int j = 0; j < taps.length; j++) {
        weights[i][j] = (float) (taps[j] / sum);
      }
    }
    return new Taps(first, weights);
  }
}
