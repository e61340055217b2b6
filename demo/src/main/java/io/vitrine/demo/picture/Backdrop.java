package io.vitrine.demo.picture;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/**
 * What lies behind the subject: noise whose amplitude falls as 1/f, plain or cluttered with loose
 * pieces.
 */
enum Backdrop {
  NOISE,
  CLUTTER;

  private static final int OCTAVES = 5;
  private static final double CONTRAST = .16;
  private static final double COLOUR = .06;

  static Backdrop draw(RandomGenerator random) {
    return random.nextBoolean() ? CLUTTER : NOISE;
  }

  void paint(BufferedImage image, Tone ground, RandomGenerator random) {
    int side = image.getWidth();
    double[] light = noise(side, random);
    double[] first = noise(side, random);
    double[] second = noise(side, random);
    double along = ground.chroma() * StrictMath.cos(ground.hue());
    double across = ground.chroma() * StrictMath.sin(ground.hue());
    int[] pixels = new int[side * side];
    for (int i = 0; i < pixels.length; i++) {
      double lightness = Math.min(.95, Math.max(.05, ground.lightness() + CONTRAST * light[i]));
      pixels[i] = Tone.pixel(lightness, along + COLOUR * first[i], across + COLOUR * second[i]);
    }
    image.setRGB(0, 0, side, side, pixels, 0, side);
    if (this == CLUTTER) {
      Graphics2D graphics = image.createGraphics();
      clutter(new Brush(graphics), side, ground, random);
      graphics.dispose();
    }
  }

  private static void clutter(Brush brush, int side, Tone ground, RandomGenerator random) {
    int pieces = 5 + random.nextInt(8);
    for (int i = 0; i < pieces; i++) {
      double x = random.nextDouble() * side;
      double y = random.nextDouble() * side;
      double length = Palette.between(random, .05, .17) * side;
      double angle = random.nextDouble() * 2 * Math.PI;
      double lightness =
          Math.min(.85, Math.max(.15, ground.lightness() + Palette.between(random, -.2, .2)));
      Tone tone =
          new Tone(
              lightness,
              Palette.between(random, .02, .15),
              Palette.between(random, 0, 2 * Math.PI));
      double toX = x + length * StrictMath.cos(angle);
      double toY = y + length * StrictMath.sin(angle);
      int kind = random.nextInt(3);
      if (kind == 0) {
        brush.stroke(tone, Palette.between(random, 1, 3), Brush.line(x, y, toX, toY));
      } else {
        Shape piece =
            kind == 1
                ? Brush.ellipse(x, y, length * .7, length * Palette.between(random, .3, .7))
                : Brush.polygon(x, y, toX, toY, x + (toY - y), y + (toX - x) * random.nextDouble());
        brush.fill(tone, piece);
      }
    }
  }

  /**
   * Smoothly interpolated lattices, each octave half as strong as the one before; about zero mean,
   * unit spread.
   */
  private static double[] noise(int side, RandomGenerator random) {
    double[] sum = new double[side * side];
    double amplitude = 1.5;
    for (int octave = 0; octave < OCTAVES; octave++) {
      int cells = 2 << octave;
      double[] lattice = new double[(cells + 1) * (cells + 1)];
      for (int i = 0; i < lattice.length; i++) {
        lattice[i] = amplitude * (random.nextDouble() * 2 - 1);
      }
      add(sum, side, lattice, cells);
      amplitude /= 2;
    }
    return sum;
  }

  private static void add(double[] sum, int side, double[] lattice, int cells) {
    int[] cell = new int[side];
    double[] weight = new double[side];
    for (int i = 0; i < side; i++) {
      double place = (i + .5) * cells / side;
      cell[i] = (int) place;
      double t = place - cell[i];
      weight[i] = t * t * (3 - 2 * t);
    }
    for (int y = 0; y < side; y++) {
      int row = cell[y] * (cells + 1);
      int below = row + cells + 1;
      double v = weight[y];
      for (int x = 0; x < side; x++) {
        int column = cell[x];
        double left = lattice[row + column] + v * (lattice[below + column] - lattice[row + column]);
        double right =
            lattice[row + column + 1]
                + v * (lattice[below + column + 1] - lattice[row + column + 1]);
        sum[y * side + x] += left + weight[x] * (right - left);
      }
    }
  }
}
