package io.vitrine.layout.walk;

/**
 * Where one layer stands.
 *
 * @param panel its wings
 * @param plane of its stage
 * @param lane 0 = the aisle's own
 * @param offset from the aisle's edge along the plane
 * @param slotBefore distance to the stage before
 * @param slotAfter distance to the next stage
 */
record Standing(
    Panel panel, StagePlane plane, int lane, double offset, double slotBefore, double slotAfter) {

  int side() {
    return Integer.signum(lane);
  }

  /** The middle of the layer at a height: over the aisle for lane 0, else on its wing. */
  Point middle(double height) {
    return lane == 0
        ? plane.aisle(0, height)
        : plane.at(side(), offset + panel.width(side()) / 2, height);
  }

  /** Where a bridge starts or lands: above the inner end for lane 0, else above the middle. */
  Point crown(int aisleSide, double height) {
    return lane == 0 ? plane.at(aisleSide, offset, height) : middle(height);
  }
}
