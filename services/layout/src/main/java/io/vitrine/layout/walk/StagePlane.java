package io.vitrine.layout.walk;

/**
 * The two upright half-planes on which everything of one stage hangs: from the aisle's edges
 * outwards, the outer ends turned towards the comer. The planes of all stages are parallel, so what
 * hangs on different stages cannot meet, however wide it is.
 *
 * @param z where the plane meets the aisle's edges
 * @param edge distance of the aisle's edges from its middle
 * @param angle to the line across the aisle, radians
 */
record StagePlane(double z, double edge, double angle) {

  /** One metre along the plane, away from the aisle. */
  Point outwards(int side) {
    return new Point(side * Math.cos(angle), 0, Math.sin(angle));
  }

  /** The point `offset` metres along the plane from the aisle's edge. */
  Point at(int side, double offset, double height) {
    return new Point(side * edge, height, z).plus(outwards(side).times(offset));
  }
}
