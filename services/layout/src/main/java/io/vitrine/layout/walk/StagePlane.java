package io.vitrine.layout.walk;

/**
 * The two upright half-planes on which everything of one stage hangs: from the aisle's edges
 * outwards, the outer ends turned towards the comer. Along a straight aisle the planes of all
 * stages are parallel, so what hangs on different stages cannot meet, however wide it is.
 *
 * @param foot middle of the aisle where the plane meets its edges, on the ground
 * @param heading of the aisle there: 0 along -z, positive to the right, radians
 * @param edge distance of the aisle's edges from its middle
 * @param angle to the line across the aisle, radians
 */
record StagePlane(Point foot, double heading, double edge, double angle) {

  /** Of an aisle along -z. */
  static StagePlane straight(double z, double edge, double angle) {
    return new StagePlane(new Point(0, 0, z), 0, edge, angle);
  }

  /** One metre along the aisle, in the direction of the walk. */
  Point forward() {
    return new Point(Math.sin(heading), 0, -Math.cos(heading));
  }

  private Point right() {
    return new Point(Math.cos(heading), 0, Math.sin(heading));
  }

  /** One metre along the plane, away from the aisle. */
  Point outwards(int side) {
    return right().times(side * Math.cos(angle)).plus(forward().times(-Math.sin(angle)));
  }

  /** The point `offset` metres along the plane from the aisle's edge. */
  Point at(int side, double offset, double height) {
    return aisle(side * edge, height).plus(outwards(side).times(offset));
  }

  /** The point `across` metres to the right of the aisle's middle. */
  Point aisle(double across, double height) {
    return foot.plus(right().times(across)).plus(new Point(0, height, 0));
  }
}
