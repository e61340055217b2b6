package io.vitrine.inference.view;

/**
 * The tiles of one value: `tiles` pictures of height x width elements, one after the other, from
 * the start of the tensor (of a batch, the first sample).
 */
public record TileGeometry(int tiles, int height, int width) {
  public TileGeometry {
    if (tiles <= 0 || height <= 0 || width <= 0) {
      throw new IllegalArgumentException("no tiles: %d x %d x %d".formatted(tiles, height, width));
    }
  }

  /** The level whose tiles are a single texel. */
  public int coarsestLevel() {
    return 32 - Integer.numberOfLeadingZeros(Math.max(height, width) - 1);
  }

  /** Rows of a tile at a level: each level halves both sides, rounding up. */
  public int height(int level) {
    return ceilShift(height, level);
  }

  public int width(int level) {
    return ceilShift(width, level);
  }

  /** Texels of one tile at a level, both planes counted on levels above 0. */
  public int texels(int level) {
    return Math.multiplyExact(height(level) * (level == 0 ? 1 : 2), width(level));
  }

  public int elements() {
    return Math.multiplyExact(Math.multiplyExact(tiles, height), width);
  }

  private static int ceilShift(int size, int level) {
    return (size + (1 << level) - 1) >> level;
  }
}
