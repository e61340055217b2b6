package io.vitrine.viewer.render;

import io.vitrine.viewer.gl.PictureArray;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A picture as the gallery takes it: scaled to a square, with its halved levels. Made on any
 * thread.
 *
 * @param aspect width by height before it was scaled
 */
public record PreparedPicture(float aspect, List<ByteBuffer> levels) {
  /** Side of the finest level. */
  public static final int SIDE = 256;

  /** Scales a picture. */
  public static PreparedPicture of(BufferedImage picture) {
    int[] pixels = square(picture).getRGB(0, 0, SIDE, SIDE, null, 0, SIDE);
    List<ByteBuffer> levels = new ArrayList<>();
    int side = SIDE;
    for (int level = 0; level < PictureArray.levels(SIDE); level++) {
      levels.add(bytes(pixels));
      pixels = halved(pixels, side);
      side /= 2;
    }
    return new PreparedPicture((float) picture.getWidth() / picture.getHeight(), levels);
  }

  private static BufferedImage square(BufferedImage picture) {
    BufferedImage now = picture;
    // Halving step by step, so that no pixel of a large photograph is skipped.
    while (now.getWidth() > 2 * SIDE || now.getHeight() > 2 * SIDE) {
      now =
          scaled(
              now,
              Math.max(SIDE, (now.getWidth() + 1) / 2),
              Math.max(SIDE, (now.getHeight() + 1) / 2));
    }
    return scaled(now, SIDE, SIDE);
  }

  private static BufferedImage scaled(BufferedImage from, int width, int height) {
    BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = to.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(from, 0, 0, width, height, null);
    graphics.dispose();
    return to;
  }

  private static ByteBuffer bytes(int[] pixels) {
    ByteBuffer out = ByteBuffer.allocateDirect(pixels.length * 4);
    for (int rgb : pixels) {
      out.put((byte) (rgb >> 16)).put((byte) (rgb >> 8)).put((byte) rgb).put((byte) 255);
    }
    return out.flip();
  }

  private static int[] halved(int[] pixels, int side) {
    int half = Math.max(1, side / 2);
    int[] out = new int[half * half];
    for (int i = 0; side > 1 && i < out.length; i++) {
      int at = i / half * 2 * side + i % half * 2;
      out[i] = mean(pixels[at], pixels[at + 1], pixels[at + side], pixels[at + side + 1]);
    }
    return out;
  }

  private static int mean(int a, int b, int c, int d) {
    int out = 0;
    for (int shift = 0; shift < 24; shift += 8) {
      int sum = (a >> shift & 255) + (b >> shift & 255) + (c >> shift & 255) + (d >> shift & 255);
      out |= (sum + 2) / 4 << shift;
    }
    return out;
  }
}
