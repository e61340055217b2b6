package io.vitrine.analysis.units;

import io.vitrine.analysis.sums.Moments;
import java.util.EnumSet;
import java.util.Set;

/** What is odd about a unit, over all pictures and positions of a data set. */
public enum UnitKind {
  /** ReLU without slope: never above 0. */
  DEAD,
  /** All other activations and linear outputs: standard deviation below 1e-4 of the layer's RMS. */
  CONSTANT,
  /** ReLU without slope: above 0 at less than 1e-4 of the positions. */
  RARE;

  /** Below this share of the layer's root mean square a unit is constant. */
  public static final double CONSTANT_BELOW = 1e-4;

  /** Below this share of positions a unit fires rarely. */
  public static final double RARE_BELOW = 1e-4;

  /**
   * What a unit is.
   *
   * @param layerRootMeanSquare over all units of its layer
   * @param rectified whether its activation is of the ReLU family without slope
   */
  public static Set<UnitKind> of(Moments unit, double layerRootMeanSquare, boolean rectified) {
    Set<UnitKind> kinds = EnumSet.noneOf(UnitKind.class);
    if (unit.count() == 0) {
      return kinds;
    }
    if (rectified) {
      if (unit.maximum() <= 0) {
        kinds.add(DEAD);
      } else if (unit.firing() < RARE_BELOW) {
        kinds.add(RARE);
      }
    } else if (unit.standardDeviation() <= CONSTANT_BELOW * layerRootMeanSquare) {
      kinds.add(CONSTANT);
    }
    return kinds;
  }
}
