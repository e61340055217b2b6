package io.vitrine.viewer.colour;

/**
 * The colour of each of the 256 texel values.
 *
 * <p>Both maps start from one dark neutral colour at the zero point, so that the same emptiness
 * looks the same everywhere; lightness rises evenly with the distance from it, which keeps them
 * readable without hue. Blue against orange stays apart for all common kinds of colour blindness.
 */
public enum ColourMap {
  /** Never negative: zero point 0. */
  SEQUENTIAL(0) {
    @Override
    Lab at(int texel) {
      double t = texel / 255.0;
      return Lab.ofHue(NEUTRAL + (96 - NEUTRAL) * t, bow(t, 62, 1), mix(t, 292, 372, 412, 452));
    }
  },
  /**
   * Two-sided: zero point 128; warm above, cool below. Texel 0 is as strong as texel 1: the scale
   * is symmetric.
   */
  DIVERGING(128) {
    @Override
    Lab at(int texel) {
      double t = Math.min(127, Math.abs(texel - 128)) / 127.0;
      // Ends below white and keeps its hue there: the sign of the largest values must be seen.
      double lightness = NEUTRAL + (90 - NEUTRAL) * t;
      return texel >= 128
          ? Lab.ofHue(lightness, bow(t, 75, 0.78), mix(t, 35, 48, 66, 92))
          : Lab.ofHue(lightness, bow(t, 62, 0.78), mix(t, 292, 278, 255, 215));
    }
  };

  /** Lightness of the zero point. */
  static final double NEUTRAL = 13;

  private final int zeroPoint;
  private final int[] colours = new int[256];

  ColourMap(int zeroPoint) {
    this.zeroPoint = zeroPoint;
    for (int texel = 0; texel < 256; texel++) {
      colours[texel] = at(texel).toSrgb();
    }
  }

  abstract Lab at(int texel);

  /** The map for data with this zero point (0 or 128). */
  public static ColourMap of(int zeroPoint) {
    return zeroPoint == 0 ? SEQUENTIAL : DIVERGING;
  }

  /** The texel whose value is 0. */
  public int zeroPoint() {
    return zeroPoint;
  }

  /** sRGB bytes 0xRRGGBB of a texel 0 to 255. */
  public int srgb(int texel) {
    return colours[texel];
  }

  /** Chroma: none at the zero point, most in between, {@code part} of the way back at the end. */
  private static double bow(double t, double most, double part) {
    return most * Math.sin(Math.PI * part * Math.pow(t, 0.8));
  }

  private static double mix(double t, double... stops) {
    double at = t * (stops.length - 1);
    int i = Math.min((int) at, stops.length - 2);
    return stops[i] + (stops[i + 1] - stops[i]) * (at - i);
  }
}
