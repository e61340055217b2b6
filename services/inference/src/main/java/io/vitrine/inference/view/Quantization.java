package io.vitrine.inference.view;

/**
 * How numbers become bytes: q = round(value / scale) + zeroPoint, clipped, so 0 is exactly the
 * neutral byte and a byte stands for (q - zeroPoint) * scale.
 *
 * @param scale more than 0
 * @param zeroPoint 128 for two-sided data, 0 for data never negative
 */
public record Quantization(float scale, int zeroPoint) {
  /** Share of the magnitudes that are shown unclipped. */
  private static final double SHOWN = 0.995;

  private static final int FINE_BITS = 16;

  /**
   * The 99.5th percentile (nearest rank) of the finite magnitudes becomes the end of the range.
   * Where that is 0, as in maps with hardly anything in them, the largest magnitude does.
   *
   * @param neverNegative whether the value can't be negative whatever the input; data that is says
   *     no
   */
  public static Quantization of(float[] values, boolean neverNegative) {
    int[] coarse = new int[1 << (32 - FINE_BITS - 1)];
    boolean negative = false;
    long finite = 0;
    float largest = 0;
    for (float value : values) {
      float magnitude = Math.abs(value);
      if (magnitude <= Float.MAX_VALUE) {
        coarse[Float.floatToRawIntBits(magnitude) >>> FINE_BITS]++;
        finite++;
        negative |= value < 0;
        largest = Math.max(largest, magnitude);
      }
    }
    float end = finite == 0 ? 0 : percentile(values, coarse, (long) Math.ceil(SHOWN * finite));
    boolean oneSided = neverNegative && !negative;
    float top = end > 0 ? end : largest;
    float scale = top / (oneSided ? 255 : 127);
    return new Quantization(scale > 0 ? scale : 1, oneSided ? 0 : 128);
  }

  /** The rank-th smallest magnitude, from 1: a histogram of the upper bits, then of the lower. */
  private static float percentile(float[] values, int[] coarse, long rank) {
    int bin = 0;
    long below = 0;
    while (below + coarse[bin] < rank) {
      below += coarse[bin++];
    }
    int[] fine = new int[1 << FINE_BITS];
    for (float value : values) {
      int bits = Float.floatToRawIntBits(Math.abs(value));
      if (bits >>> FINE_BITS == bin) {
        fine[bits & (1 << FINE_BITS) - 1]++;
      }
    }
    int low = 0;
    while (below + fine[low] < rank) {
      below += fine[low++];
    }
    return Float.intBitsToFloat(bin << FINE_BITS | low);
  }

  /** The byte of a finite value. */
  public byte quantize(float value) {
    int least = zeroPoint == 0 ? 0 : 1;
    // Clipped before rounding, which ends at the largest int.
    float q = Math.max(-255, Math.min(255, value / scale));
    return (byte) Math.max(least, Math.min(255, Math.round(q) + zeroPoint));
  }
}
