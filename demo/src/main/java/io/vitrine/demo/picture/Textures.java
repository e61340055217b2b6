package io.vitrine.demo.picture;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.random.RandomGenerator;

/** Patches told by their repeating pattern alone; the patch's outline is an irregular blob. */
final class Textures {
  private static final double EDGE = 1.4;

  private Textures() {}

  static void stripes(Brush brush, Palette palette, RandomGenerator random) {
    ground(brush, palette, random);
    double period = Palette.between(random, .45, .6);
    for (double y = -EDGE + random.nextDouble() * period; y < EDGE; y += period) {
      brush.fill(palette.part(), Brush.box(-EDGE, y, EDGE, y + period / 2));
    }
  }

  static void checks(Brush brush, Palette palette, RandomGenerator random) {
    ground(brush, palette, random);
    double period = Palette.between(random, .38, .48);
    double start = -EDGE + (random.nextDouble() - 1) * period;
    for (int row = 0; start + row * period < EDGE; row++) {
      for (int column = row % 2; start + column * period < EDGE; column += 2) {
        double x = start + column * period;
        double y = start + row * period;
        brush.fill(palette.part(), Brush.box(x, y, x + period, y + period));
      }
    }
  }

  static void dots(Brush brush, Palette palette, RandomGenerator random) {
    ground(brush, palette, random);
    double period = Palette.between(random, .5, .62);
    double start = -EDGE + (random.nextDouble() - 1) * period;
    for (int row = 0; start + row * period < EDGE; row++) {
      for (double x = start + row % 2 * period / 2; x < EDGE; x += period) {
        brush.fill(palette.part(), Brush.disc(x, start + row * period, period * .3));
      }
    }
  }

  static void zigzag(Brush brush, Palette palette, RandomGenerator random) {
    ground(brush, palette, random);
    double period = Palette.between(random, .55, .68);
    double wave = Palette.between(random, .6, .75);
    for (double y = -EDGE + (random.nextDouble() - 1) * period; y < EDGE + wave; y += period) {
      Path2D line = Brush.path(-2 * wave, y);
      for (int i = -3; i <= 4; i++) {
        line.lineTo(i * wave / 2, i % 2 == 0 ? y : y - wave / 2);
      }
      brush.stroke(palette.part(), period * .4, line);
    }
  }

  /** Fills an irregular blob with the body colour and keeps later painting inside it. */
  private static void ground(Brush brush, Palette palette, RandomGenerator random) {
    Shape blob = blob(random);
    brush.fill(palette.body(), blob);
    brush.clip(blob);
  }

  private static Shape blob(RandomGenerator random) {
    double second = Palette.between(random, 0, .15);
    double third = Palette.between(random, 0, .12);
    double phase2 = Palette.between(random, 0, 2 * Math.PI);
    double phase3 = Palette.between(random, 0, 2 * Math.PI);
    double[] points = new double[2 * 40];
    for (int i = 0; i < 40; i++) {
      double angle = i * 2 * Math.PI / 40;
      double radius =
          1.08
              + second * StrictMath.cos(2 * angle + phase2)
              + third * StrictMath.cos(3 * angle + phase3);
      points[2 * i] = radius * StrictMath.cos(angle);
      points[2 * i + 1] = radius * StrictMath.sin(angle);
    }
    return Brush.polygon(points);
  }
}
