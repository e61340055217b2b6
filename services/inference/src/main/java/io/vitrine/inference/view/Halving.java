package io.vitrine.inference.view;

/** Walks up the levels of a value: at each, the signed extreme and the sum under every texel. */
final class Halving {
  private final TileGeometry geometry;
  private int level;
  private float[] extremes;
  private float[] sums;

  /** At level 0: the values themselves, which are only read. */
  Halving(TileGeometry geometry, float[] values) {
    this.geometry = geometry;
    this.extremes = values;
    this.sums = values;
  }

  float extreme(int index) {
    return extremes[index];
  }

  /** The mean of the elements under a texel of a tile; at the borders there are fewer of them. */
  float mean(int tile, int texel) {
    int width = geometry.width(level);
    int side = 1 << level;
    int rows = Math.min(side, geometry.height() - texel / width * side);
    int columns = Math.min(side, geometry.width() - texel % width * side);
    return sums[tile * geometry.height(level) * width + texel] / ((float) rows * columns);
  }

  /** To the next coarser level. */
  void next() {
    int fineHeight = geometry.height(level);
    int fineWidth = geometry.width(level);
    level++;
    int height = geometry.height(level);
    int width = geometry.width(level);
    float[] extreme = new float[geometry.tiles() * height * width];
    float[] sum = new float[extreme.length];
    int to = 0;
    for (int tile = 0; tile < geometry.tiles(); tile++) {
      for (int y = 0; y < height; y++) {
        int upper = (tile * fineHeight + 2 * y) * fineWidth;
        boolean twoRows = 2 * y + 1 < fineHeight;
        for (int x = 0; x < width; x++, to++) {
          int a = upper + 2 * x;
          boolean twoColumns = 2 * x + 1 < fineWidth;
          float e = extremes[a];
          float s = sums[a];
          if (twoColumns) {
            e = stronger(e, extremes[a + 1]);
            s += sums[a + 1];
          }
          if (twoRows) {
            int b = a + fineWidth;
            e = stronger(e, extremes[b]);
            s += sums[b];
            if (twoColumns) {
              e = stronger(e, extremes[b + 1]);
              s += sums[b + 1];
            }
          }
          extreme[to] = e;
          sum[to] = s;
        }
      }
    }
    extremes = extreme;
    sums = sum;
  }

  /** The one of larger magnitude; a NaN if either is one, so that none is hidden. */
  private static float stronger(float a, float b) {
    float x = Math.abs(a);
    return x >= Math.abs(b) || Float.isNaN(x) ? a : b;
  }
}
