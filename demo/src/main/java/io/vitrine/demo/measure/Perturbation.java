package io.vitrine.demo.measure;

/** A change to a picture that leaves what it shows as it was. */
enum Perturbation {
  /** Two pixels to the right; the left edge is repeated. */
  SHIFT {
    @Override
    void plane(double[][] plane) {
      for (double[] row : plane) {
        System.arraycopy(row.clone(), 0, row, DISTANCE, row.length - DISTANCE);
        for (int x = 0; x < DISTANCE; x++) {
          row[x] = row[DISTANCE];
        }
      }
    }
  },

  /** Nothing left above .25 cycles a pixel, measured radially, edges joined. */
  LOW_PASS {
    @Override
    void plane(double[][] plane) {
      new Spectrum(plane).keepUpTo(.25).writeTo(plane);
    }
  };

  private static final int DISTANCE = 2;

  /** Changes one colour plane [row][column] in place. */
  abstract void plane(double[][] plane);

  /**
   * The changed picture.
   *
   * @param pixels row, column, colour; one byte each; a square
   */
  byte[] apply(byte[] pixels) {
    int side = (int) Math.round(Math.sqrt(pixels.length / 3.0));
    byte[] changed = new byte[pixels.length];
    double[][] plane = new double[side][side];
    for (int colour = 0; colour < 3; colour++) {
      for (int i = 0; i < side * side; i++) {
        plane[i / side][i % side] = pixels[3 * i + colour] & 0xff;
      }
      plane(plane);
      for (int i = 0; i < side * side; i++) {
        changed[3 * i + colour] =
            (byte) Math.round(Math.min(255, Math.max(0, plane[i / side][i % side])));
      }
    }
    return changed;
  }
}
