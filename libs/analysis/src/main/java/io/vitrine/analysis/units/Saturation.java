package io.vitrine.analysis.units;

import java.nio.FloatBuffer;

/**
 * How often a unit with a bounded activation stands at a bound: within 1 % of the range of it. Not
 * thread-safe.
 */
public final class Saturation {
  /** Of the range, from either bound. */
  public static final double BAND = .01;

  /** A unit is saturated when more than this share of its values is. */
  public static final double SATURATED_ABOVE = .95;

  private final double lower;
  private final double upper;
  private long count;
  private long atBound;

  /**
   * Nothing seen yet.
   *
   * @param lower bound of the activation: 0 for a sigmoid, -1 for tanh
   */
  public Saturation(double lower, double upper) {
    if (!(lower < upper)) {
      throw new IllegalArgumentException("bounds " + lower + " and " + upper + " are no range");
    }
    double band = BAND * (upper - lower);
    this.lower = lower + band;
    this.upper = upper - band;
  }

  /** Adds what remains of the buffer; its position is left as it was. */
  public void add(FloatBuffer values) {
    for (int i = values.position(); i < values.limit(); i++) {
      float value = values.get(i);
      atBound += value <= lower || value >= upper ? 1 : 0;
    }
    count += values.remaining();
  }

  /** Adds what another one of the same bounds has seen. */
  public void merge(Saturation other) {
    if (other.lower != lower || other.upper != upper) {
      throw new IllegalArgumentException("the bounds differ");
    }
    count += other.count;
    atBound += other.atBound;
  }

  /** Share of values at a bound; NaN where nothing was seen. */
  public double share() {
    return (double) atBound / count;
  }

  public boolean saturated() {
    return share() > SATURATED_ABOVE;
  }
}
