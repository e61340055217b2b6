package io.vitrine.viewer.colour;

/**
 * CIELAB (D65, 2 degrees): lightness 0 to 100, a and b.
 *
 * <p>Source: CIE 15:2004; sRGB after IEC 61966-2-1.
 */
public record Lab(double lightness, double a, double b) {
  private static final double WHITE_X = 0.95047;
  private static final double WHITE_Z = 1.08883;
  private static final double EDGE = 6.0 / 29;

  /** From lightness, chroma and hue in degrees. */
  public static Lab ofHue(double lightness, double chroma, double hueDegrees) {
    double hue = Math.toRadians(hueDegrees);
    return new Lab(lightness, chroma * Math.cos(hue), chroma * Math.sin(hue));
  }

  /** From sRGB bytes 0xRRGGBB. */
  public static Lab ofSrgb(int rgb) {
    double r = Srgb.toLinear((rgb >> 16 & 255) / 255.0);
    double g = Srgb.toLinear((rgb >> 8 & 255) / 255.0);
    double b = Srgb.toLinear((rgb & 255) / 255.0);
    double fx = compress((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / WHITE_X);
    double fy = compress(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
    double fz = compress((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / WHITE_Z);
    return new Lab(116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz));
  }

  /**
   * The nearest sRGB bytes 0xRRGGBB of this lightness and hue: chroma gives way where the screen
   * cannot show it.
   */
  public int toSrgb() {
    double keep = 1;
    double[] linear = linear(1);
    for (double low = 0, high = 1, i = 0; i < 20 && !shown(linear(1)); i++) {
      keep = (low + high) / 2;
      linear = linear(keep);
      if (shown(linear)) {
        low = keep;
      } else {
        high = keep;
      }
    }
    return Srgb.bytes(linear[0], linear[1], linear[2]);
  }

  private double[] linear(double chromaKept) {
    double fy = (lightness + 16) / 116;
    double x = WHITE_X * expand(fy + a * chromaKept / 500);
    double y = expand(fy);
    double z = WHITE_Z * expand(fy - b * chromaKept / 200);
    return new double[] {
      3.2404542 * x - 1.5371385 * y - 0.4985314 * z,
      -0.9692660 * x + 1.8760108 * y + 0.0415560 * z,
      0.0556434 * x - 0.2040259 * y + 1.0572252 * z
    };
  }

  private static boolean shown(double[] linear) {
    for (double channel : linear) {
      if (channel < -1e-6 || channel > 1 + 1e-6) {
        return false;
      }
    }
    return true;
  }

  private static double compress(double t) {
    return t > EDGE * EDGE * EDGE ? Math.cbrt(t) : t / (3 * EDGE * EDGE) + 4.0 / 29;
  }

  private static double expand(double t) {
    return t > EDGE ? t * t * t : 3 * EDGE * EDGE * (t - 4.0 / 29);
  }
}
