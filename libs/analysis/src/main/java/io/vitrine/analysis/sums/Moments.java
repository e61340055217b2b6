package io.vitrine.analysis.sums;

import java.nio.FloatBuffer;

/**
 * Count, moments, range and firing of one unit over pictures and positions, in f64. Pieces merge to
 * what the whole gives, to rounding (Pébay 2008, "Formulas for robust, one-pass parallel
 * computation of covariances and arbitrary-order statistical moments"). Values that are no numbers
 * are counted and left out. Not thread-safe.
 */
public final class Moments {
  private long count;
  private long notNumbers;
  private long zeros;
  private long positives;
  private double mean;
  private double second;
  private double third;
  private double fourth;
  private double minimum = Double.POSITIVE_INFINITY;
  private double maximum = Double.NEGATIVE_INFINITY;

  public Moments() {}

  private Moments(State state) {
    count = state.count;
    notNumbers = state.notNumbers;
    zeros = state.zeros;
    positives = state.positives;
    mean = state.mean;
    second = state.second;
    third = state.third;
    fourth = state.fourth;
    minimum = state.minimum;
    maximum = state.maximum;
  }

  /**
   * All there is to know, to be stored and merged elsewhere.
   *
   * @param second sum of squared deviations from the mean; third and fourth likewise
   */
  public record State(
      long count,
      long notNumbers,
      long zeros,
      long positives,
      double mean,
      double second,
      double third,
      double fourth,
      double minimum,
      double maximum) {}

  public static Moments from(State state) {
    return new Moments(state);
  }

  public State state() {
    return new State(
        count, notNumbers, zeros, positives, mean, second, third, fourth, minimum, maximum);
  }

  /** Adds what remains of the buffer; its position is left as it was. */
  public void add(FloatBuffer values) {
    Moments piece = new Moments();
    double sum = 0;
    for (int i = values.position(); i < values.limit(); i++) {
      float value = values.get(i);
      if (!Float.isFinite(value)) {
        piece.notNumbers++;
        continue;
      }
      piece.count++;
      sum += value;
      piece.zeros += value == 0 ? 1 : 0;
      piece.positives += value > 0 ? 1 : 0;
      piece.minimum = Math.min(piece.minimum, value);
      piece.maximum = Math.max(piece.maximum, value);
    }
    if (piece.count > 0) {
      piece.mean = sum / piece.count;
      for (int i = values.position(); i < values.limit(); i++) {
        double deviation = values.get(i) - piece.mean;
        if (Double.isFinite(deviation)) {
          double square = deviation * deviation;
          piece.second += square;
          piece.third += square * deviation;
          piece.fourth += square * square;
        }
      }
    }
    merge(piece);
  }

  /** Adds what another one has seen. */
  public void merge(Moments other) {
    notNumbers += other.notNumbers;
    if (other.count == 0) {
      return;
    }
    double a = count;
    double b = other.count;
    double n = a + b;
    double delta = other.mean - mean;
    double delta2 = delta * delta;
    fourth +=
        other.fourth
            + delta2 * delta2 * a * b * (a * a - a * b + b * b) / (n * n * n)
            + 6 * delta2 * (a * a * other.second + b * b * second) / (n * n)
            + 4 * delta * (a * other.third - b * third) / n;
    third +=
        other.third
            + delta2 * delta * a * b * (a - b) / (n * n)
            + 3 * delta * (a * other.second - b * second) / n;
    second += other.second + delta2 * a * b / n;
    mean += delta * b / n;
    count += other.count;
    zeros += other.zeros;
    positives += other.positives;
    minimum = Math.min(minimum, other.minimum);
    maximum = Math.max(maximum, other.maximum);
  }

  /** Numbers seen. */
  public long count() {
    return count;
  }

  /** NaN and infinities seen. */
  public long notNumbers() {
    return notNumbers;
  }

  public double mean() {
    return count == 0 ? Double.NaN : mean;
  }

  /** Of the whole set, not estimated from a sample: divided by the count. */
  public double variance() {
    return count == 0 ? Double.NaN : second / count;
  }

  public double standardDeviation() {
    return Math.sqrt(variance());
  }

  /** Root of the mean square. */
  public double rootMeanSquare() {
    return Math.sqrt(variance() + mean() * mean());
  }

  /** Third standardised moment; NaN where the variance is 0. */
  public double skewness() {
    return third / count / Math.pow(variance(), 1.5);
  }

  /** Fourth standardised moment less 3; NaN where the variance is 0. */
  public double excessKurtosis() {
    return fourth / count / (variance() * variance()) - 3;
  }

  /** Share of values that are exactly 0. */
  public double sparsity() {
    return count == 0 ? Double.NaN : (double) zeros / count;
  }

  /** Share of values above 0. */
  public double firing() {
    return count == 0 ? Double.NaN : (double) positives / count;
  }

  /** Positive infinity where nothing was seen. */
  public double minimum() {
    return minimum;
  }

  /** Negative infinity where nothing was seen. */
  public double maximum() {
    return maximum;
  }
}
