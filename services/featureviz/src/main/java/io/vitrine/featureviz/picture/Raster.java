package io.vitrine.featureviz.picture;

import java.awt.image.BufferedImage;

/**
 * A picture as planes of floats: values in [0, 1], [colours, height, width], one colour (grey) or
 * three (sRGB).
 */
@SuppressWarnings("ArrayRecordComponent") // a picture is compared by nobody
public record Raster(int colours, int height, int width, float[] values) {
  public Raster {
    if (values.length != colours * height * width || colours != 1 && colours != 3) {
      throw new IllegalArgumentException(
          "%d values for %d x %d x %d".formatted(values.length, colours, height, width));
    }
  }

  /** Rounded to 8 bits. */
  BufferedImage image() {
    int type = colours == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR;
    BufferedImage image = new BufferedImage(width, height, type);
    int area = height * width;
    for (int colour = 0; colour < colours; colour++) {
      for (int pixel = 0; pixel < area; pixel++) {
        image
            .getRaster()
            .setSample(pixel % width, pixel / width, colour, byteOf(values[colour * area + pixel]));
      }
    }
    return image;
  }

  private static int byteOf(float value) {
    return Math.round(Math.max(0, Math.min(1, value)) * 255);
  }

  /** Averaged over squares of pixels until no side is longer than that. */
  public Raster shrunk(int longest) {
    int factor = (Math.max(height, width) + longest - 1) / longest;
    if (factor <= 1) {
      return this;
    }
    int rows = (height + factor - 1) / factor;
    int columns = (width + factor - 1) / factor;
    float[] means = new float[colours * rows * columns];
    for (int i = 0; i < means.length; i++) {
      means[i] =
          mean(i / (rows * columns), i / columns % rows * factor, i % columns * factor, factor);
    }
    return new Raster(colours, rows, columns, means);
  }

  private float mean(int colour, int top, int left, int side) {
    int bottom = Math.min(height, top + side);
    int right = Math.min(width, left + side);
    float sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += values[(colour * height + y) * width + x];
      }
    }
    return sum / ((bottom - top) * (right - left));
  }
}
