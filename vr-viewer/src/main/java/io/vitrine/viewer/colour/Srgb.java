package io.vitrine.viewer.colour;

/** Between sRGB bytes and linear light. Source: IEC 61966-2-1. */
public final class Srgb {
  private Srgb() {}

  /** Linear light 0 to 1 of an sRGB value 0 to 1. */
  public static double toLinear(double srgb) {
    return srgb <= 0.04045 ? srgb / 12.92 : Math.pow((srgb + 0.055) / 1.055, 2.4);
  }

  /** The sRGB byte of linear light, rounded, clipped to 0 to 255. */
  public static int toByte(double linear) {
    double clipped = Math.max(0, Math.min(1, linear));
    double srgb =
        clipped <= 0.0031308 ? clipped * 12.92 : 1.055 * Math.pow(clipped, 1 / 2.4) - 0.055;
    return (int) Math.round(srgb * 255);
  }

  /** 0xRRGGBB of linear light. */
  public static int bytes(double r, double g, double b) {
    return toByte(r) << 16 | toByte(g) << 8 | toByte(b);
  }

  /** Contrast ratio of two colours 0xRRGGBB, 1 to 21. Source: WCAG 2.1. */
  public static double contrast(int one, int other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(int rgb) {
    return 0.2126 * toLinear((rgb >> 16 & 255) / 255.0)
        + 0.7152 * toLinear((rgb >> 8 & 255) / 255.0)
        + 0.0722 * toLinear((rgb & 255) / 255.0);
  }
}
