package io.vitrine.demo.picture;

import java.awt.image.BufferedImage;

/**
 * One picture of the data set.
 *
 * @param subject its class
 * @param cluttered whether the background has loose pieces on it
 * @param bodyHue hue of the subject's main colour, radians, drawn for every class though two
 *     classes do not use it
 * @param image RGB, {@link DrawnPictures#SIDE} pixels square; do not write to it
 */
public record DrawnPicture(
    Subject subject, boolean cluttered, double bodyHue, BufferedImage image) {

  /** Writes the picture as floats 0 to 1 in the order channel, row, column. */
  public void copyTo(float[] target, int offset) {
    int side = image.getWidth();
    int[] pixels = image.getRGB(0, 0, side, side, new int[side * side], 0, side);
    for (int channel = 0; channel < 3; channel++) {
      int shift = 16 - 8 * channel;
      int start = offset + channel * pixels.length;
      for (int i = 0; i < pixels.length; i++) {
        target[start + i] = (pixels[i] >> shift & 0xff) / 255f;
      }
    }
  }

  /** Writes the picture as unsigned bytes in the order row, column, channel. */
  public void copyInterleaved(byte[] target) {
    copyInterleaved(image, target);
  }

  /** Writes any RGB picture likewise. */
  public static void copyInterleaved(BufferedImage image, byte[] target) {
    int side = image.getWidth();
    int[] pixels = image.getRGB(0, 0, side, side, new int[side * side], 0, side);
    for (int i = 0; i < pixels.length; i++) {
      target[3 * i] = (byte) (pixels[i] >> 16);
      target[3 * i + 1] = (byte) (pixels[i] >> 8);
      target[3 * i + 2] = (byte) pixels[i];
    }
  }
}
