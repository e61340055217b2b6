package io.vitrine.demo.picture;

import java.awt.Color;

/**
 * A colour by lightness, chroma and hue in the opponent plane of RGB, where hues are rotations
 * about the grey axis. Drawing hues uniformly in it makes the mean colour of a picture carry no
 * preferred direction, whatever areas a class paints.
 *
 * @param lightness mean of the three channels, 0 to 1
 * @param chroma distance from the grey axis
 * @param hue angle in radians; 0 is red, 2 pi / 3 green
 */
record Tone(double lightness, double chroma, double hue) {
  static final double RED = 0;
  static final double GREEN = 2 * Math.PI / 3;

  private static final double AXIS = Math.sqrt(2.0 / 3);
  private static final double ROOT_3 = Math.sqrt(3);

  /** Channel 0 to 2, not clipped. */
  double channel(int channel) {
    return lightness + chroma * AXIS * StrictMath.cos(hue - channel * 2 * Math.PI / 3);
  }

  /**
   * The same for many pixels at once: 0xRRGGBB, clipped, of a colour given by its place in the
   * opponent plane.
   *
   * @param along towards red
   * @param across towards green and away from blue
   */
  static int pixel(double lightness, double along, double across) {
    double third = AXIS * along / 2;
    double rest = AXIS * across * ROOT_3 / 2;
    int red = level(lightness + AXIS * along);
    int green = level(lightness - third + rest);
    int blue = level(lightness - third - rest);
    return red << 16 | green << 8 | blue;
  }

  Color color() {
    return new Color(clip(channel(0)), clip(channel(1)), clip(channel(2)));
  }

  private static int level(double value) {
    return (int) Math.round(255 * Math.min(1, Math.max(0, value)));
  }

  private static float clip(double value) {
    return (float) Math.min(1, Math.max(0, value));
  }
}
