package io.vitrine.demo.picture;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The drawn data set. The picture at an index depends on the seed and the index alone, so pictures
 * can be drawn in any order and by any thread; the class of index i is i modulo 16. Colours,
 * background and pose are drawn before the class is looked at.
 *
 * @param seed names the set: training and test pictures come from different seeds
 */
public record DrawnPictures(long seed) {
  /** Width and height in pixels. */
  public static final int SIDE = 64;

  /** Floats of one picture. */
  public static final int FLOATS = 3 * SIDE * SIDE;

  /** The classes. */
  public static final int CLASSES = Subject.values().length;

  private static final long INDEX_STEP = 0x9E3779B97F4A7C15L;
  private static final double PIXEL_NOISE = .02;

  /** Draws the picture at an index, 0 or more. */
  public DrawnPicture at(long index) {
    RandomGenerator random =
        new SplittableRandom(new SplittableRandom(seed).nextLong() + index * INDEX_STEP);
    Palette palette = Palette.draw(random);
    Backdrop backdrop = Backdrop.draw(random);
    Pose pose = Pose.draw(random);
    Subject subject = Subject.values()[(int) (index % CLASSES)];
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    backdrop.paint(image, palette.ground(), random);
    Graphics2D graphics = image.createGraphics();
    graphics.transform(pose.transform(SIDE));
    subject.paint(new Brush(graphics), palette, random);
    graphics.dispose();
    addNoise(image, random);
    return new DrawnPicture(subject, backdrop == Backdrop.CLUTTER, palette.body().hue(), image);
  }

  private static void addNoise(BufferedImage image, RandomGenerator random) {
    int[] pixels = image.getRGB(0, 0, SIDE, SIDE, new int[SIDE * SIDE], 0, SIDE);
    for (int i = 0; i < pixels.length; i++) {
      int noisy = 0;
      for (int shift = 16; shift >= 0; shift -= 8) {
        double value = (pixels[i] >> shift & 0xff) + random.nextGaussian() * PIXEL_NOISE * 255;
        noisy |= (int) Math.min(255, Math.max(0, Math.round(value))) << shift;
      }
      pixels[i] = noisy;
    }
    image.setRGB(0, 0, SIDE, SIDE, pixels, 0, SIDE);
  }
}
