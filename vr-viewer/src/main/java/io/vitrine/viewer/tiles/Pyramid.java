package io.vitrine.viewer.tiles;

/**
 * Where the levels of one tile lie in its cell. Level 0 is the whole tile; each level halves both
 * sides, rounding up, down to one texel. A cell holds the levels from {@code finest} to the
 * coarsest side by side from left to right; below each level above 0 lies its second plane, so that
 * a level is one rectangle, as it travels.
 *
 * @param width of level 0, in texels
 * @param height of level 0
 * @param finest level that is kept
 */
public record Pyramid(int width, int height, int finest) {
  /** Most levels a tile has: sides below 65,536. */
  public static final int MOST_LEVELS = 17;

  public Pyramid {
    if (width < 1 || height < 1 || width > 65_535 || height > 65_535) {
      throw new IllegalArgumentException(
          "a tile of " + width + " x " + height + " texels: sides are 1 to 65,535");
    }
    if (finest < 0 || finest > coarsest(width, height)) {
      throw new IllegalArgumentException(
          "level " + finest + " of a tile of " + width + " x " + height);
    }
  }

  /** The level of one texel. */
  public static int coarsest(int width, int height) {
    return 32 - Integer.numberOfLeadingZeros(Math.max(width, height) - 1);
  }

  /** The level of one texel. */
  public int coarsest() {
    return coarsest(width, height);
  }

  public int width(int level) {
    return half(width, level);
  }

  public int height(int level) {
    return half(height, level);
  }

  /** 1 on level 0, else 2: signed extreme, then mean. */
  public static int planes(int level) {
    return level == 0 ? 1 : 2;
  }

  /** Bytes of one tile at a level, all planes. */
  public int bytes(int level) {
    return width(level) * height(level) * planes(level);
  }

  /** Left edge of a level in the cell. */
  public int x(int level) {
    int x = 0;
    for (int l = finest; l < level; l++) {
      x += width(l);
    }
    return x;
  }

  public int cellWidth() {
    return x(coarsest()) + 1;
  }

  public int cellHeight() {
    int level = Math.min(finest + 1, coarsest());
    return Math.max(height(finest) * planes(finest), height(level) * planes(level));
  }

  /** The same tile, kept from another level on. */
  public Pyramid from(int level) {
    return new Pyramid(width, height, level);
  }

  private static int half(int side, int level) {
    return (side + (1 << level) - 1) >> level;
  }
}
