package io.vitrine.viewer.tiles;

/**
 * What the device knows of a tile's content, in 32 bits: signed extreme and mean of the whole tile
 * (8 bits each), whether they are known and whether they are numbers (2 bits), of which input they
 * are, modulo 4 (2 bits), and which levels lie in its cell, counted from the layer's finest (12
 * bits). shaders/tile_data.glsl reads the same bits.
 */
final class TileWord {
  static final int KNOWN = 1 << 16;
  static final int NOT_A_NUMBER = 1 << 17;
  private static final int EPOCH = 18;
  private static final int LEVELS = 20;

  private TileWord() {}

  static int withColour(int word, int extreme, int mean, boolean number) {
    int colour = (extreme & 255) | (mean & 255) << 8 | (number ? 0 : NOT_A_NUMBER);
    return (word & ~0xffff & ~NOT_A_NUMBER) | KNOWN | colour;
  }

  static int withLevel(int word, int aboveFinest) {
    return word | 1 << (LEVELS + aboveFinest);
  }

  static int withEpoch(int word, int epoch) {
    return (word & ~(3 << EPOCH)) | (epoch & 3) << EPOCH;
  }

  static boolean hasLevel(int word, int aboveFinest) {
    return (word >>> (LEVELS + aboveFinest) & 1) != 0;
  }
}
