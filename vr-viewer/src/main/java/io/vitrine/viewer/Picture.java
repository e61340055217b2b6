package io.vitrine.viewer;

import io.vitrine.viewer.display.Display;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** The last frame of a display as a picture. */
public final class Picture {
  private Picture() {}

  /** Takes it from the device. */
  public static BufferedImage of(Display display) {
    int[] pixels = display.pixels();
    int width = display.width();
    int height = display.height();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, height, pixels, 0, width);
    return image;
  }

  static void write(Display display, Path file) throws IOException {
    write(of(display), file);
  }

  /**
   * Writes a PNG.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(BufferedImage image, Path file) throws IOException {
    // Given a file that cannot be opened, ImageIO prints a stack trace of its own.
    try (OutputStream out = Files.newOutputStream(file)) {
      if (!ImageIO.write(image, "png", out)) {
        throw new ViewerException(file + " could not be written as PNG.");
      }
    }
  }
}
