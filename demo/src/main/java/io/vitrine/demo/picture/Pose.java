package io.vitrine.demo.picture;

import java.awt.geom.AffineTransform;
import java.util.random.RandomGenerator;

/**
 * Where a subject stands: it is drawn in a square from -1 to 1 and moved into the picture by this.
 *
 * @param x centre in picture widths, .25 to .75
 * @param y centre in picture heights, .25 to .75
 * @param scale .6 to 1.4; at 1 the square is {@value #HALF_SIDE} of the picture's width to each
 *     side
 * @param angle radians, within 20 degrees
 * @param mirrored whether left and right are swapped
 */
record Pose(double x, double y, double scale, double angle, boolean mirrored) {
  static final double HALF_SIDE = .24;

  static Pose draw(RandomGenerator random) {
    return new Pose(
        Palette.between(random, .25, .75),
        Palette.between(random, .25, .75),
        Palette.between(random, .6, 1.4),
        Math.toRadians(Palette.between(random, -20, 20)),
        random.nextBoolean());
  }

  /** From the subject's square to pixels of a picture of the given side. */
  AffineTransform transform(int side) {
    AffineTransform transform = new AffineTransform();
    transform.translate(x * side, y * side);
    transform.rotate(angle);
    double unit = HALF_SIDE * scale * side;
    transform.scale(mirrored ? -unit : unit, unit);
    return transform;
  }
}
