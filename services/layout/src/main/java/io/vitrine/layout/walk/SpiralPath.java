package io.vitrine.layout.walk;

/**
 * A spiral on the ground that begins at the origin along -z and winds to the right, with room for
 * what hangs on both sides: turns are two half widths apart, and the first is wide enough for what
 * hangs inside of it.
 */
final class SpiralPath {
  /** How many half widths the first turn is away from the middle. */
  private static final double FIRST_TURN = 2.5;

  private final double firstRadius;
  private final double growth;

  /**
   * @param half from the middle of the aisle to the end of the widest wing
   */
  SpiralPath(double half) {
    firstRadius = FIRST_TURN * half;
    growth = half / Math.PI;
  }

  /**
   * @param along distance from the begin of the spiral
   */
  StagePlane plane(double along, double edge, double wingAngle) {
    double turned = turnedAt(along);
    // Slightly steeper than a circle: the radius grows.
    double heading = turned - Math.atan2(growth, radius(turned));
    return new StagePlane(point(turned), heading + startHeading(), edge, wingAngle);
  }

  private double radius(double turned) {
    return firstRadius + growth * turned;
  }

  /** The length of the spiral is firstRadius * turned + growth * turned^2 / 2, near enough. */
  private double turnedAt(double along) {
    return (Math.sqrt(firstRadius * firstRadius + 2 * growth * along) - firstRadius) / growth;
  }

  /** So that the walk begins along -z. */
  private double startHeading() {
    return Math.atan2(growth, firstRadius);
  }

  private Point point(double turned) {
    Point at = round(turned);
    Point start = round(0);
    return new Point(at.x() - start.x(), 0, at.z() - start.z());
  }

  private Point round(double turned) {
    double angle = turned + startHeading();
    return new Point(-radius(turned) * Math.cos(angle), 0, -radius(turned) * Math.sin(angle));
  }
}
