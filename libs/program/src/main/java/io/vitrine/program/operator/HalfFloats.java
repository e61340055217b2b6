package io.vitrine.program.operator;

/** The 16-bit floats of IEEE 754. */
final class HalfFloats {
  private static final int EXPONENT = 0x1f;
  private static final int FRACTION = 0x3ff;

  private HalfFloats() {}

  static double toDouble(short bits) {
    int exponent = bits >> 10 & EXPONENT;
    int fraction = bits & FRACTION;
    double magnitude =
        switch (exponent) {
          case 0 -> fraction * 0x1p-24;
          case EXPONENT -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
          default -> (FRACTION + 1 + fraction) * Math.pow(2, exponent - 25);
        };
    return bits < 0 ? -magnitude : magnitude;
  }
}
