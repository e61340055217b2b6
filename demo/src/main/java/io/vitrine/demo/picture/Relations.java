package io.vitrine.demo.picture;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.random.RandomGenerator;

/** Two simple things told by how they stand to each other. */
final class Relations {
  private Relations() {}

  /** A small shape within a large outline. */
  static void inside(Brush brush, Palette palette, RandomGenerator random) {
    brush.stroke(
        palette.body(), .2, at(anyShape(random), Palette.between(random, -.1, .1), 0, .85));
    Shape small = anyShape(random);
    brush.fill(
        palette.body(),
        at(small, Palette.between(random, -.1, .1), Palette.between(random, 0, .15), .28));
  }

  /**
   * A small shape next to a large outline; near enough that its middle stays in the picture in
   * every pose.
   */
  static void beside(Brush brush, Palette palette, RandomGenerator random) {
    brush.stroke(
        palette.body(), .2, at(anyShape(random), .4, Palette.between(random, -.1, .1), .65));
    Shape small = anyShape(random);
    brush.fill(palette.body(), at(small, -.68, Palette.between(random, -.35, .45), .26));
  }

  static void redOnGreen(Brush brush, Palette palette, RandomGenerator random) {
    on(brush, palette.reddish(), palette.greenish(), random);
  }

  static void greenOnRed(Brush brush, Palette palette, RandomGenerator random) {
    on(brush, palette.greenish(), palette.reddish(), random);
  }

  /** Half of the larger shape's area stays visible, so the mean colour of both classes is alike. */
  private static void on(Brush brush, Tone upper, Tone lower, RandomGenerator random) {
    Shape shape = anyShape(random);
    brush.fill(lower, at(shape, 0, 0, 1));
    brush.fill(upper, at(shape, 0, 0, Math.sqrt(.5)));
  }

  /** A disc, a box or a triangle around the origin, about as large as the square. */
  private static Shape anyShape(RandomGenerator random) {
    return switch (random.nextInt(3)) {
      case 0 -> Brush.disc(0, 0, 1);
      case 1 -> Brush.box(-.88, -.88, .88, .88);
      default -> Brush.polygon(-1.1, .85, 0, -1.1, 1.1, .85);
    };
  }

  private static Shape at(Shape shape, double x, double y, double scale) {
    AffineTransform transform = AffineTransform.getTranslateInstance(x, y);
    transform.scale(scale, scale);
    return transform.createTransformedShape(shape);
  }
}
