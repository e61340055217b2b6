package io.vitrine.analysis.sums;

import java.nio.FloatBuffer;
import java.util.Arrays;

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

  /** Values that are summed side by side, so that the compiler makes vector instructions of it. */
  private static final int LANES = 64;

  /**
   * Of a run of values, in one pass: sums of powers about the first value in f32, {@value #LANES}
   * side by side, joined in f64. To f32 rounding what {@link #add} gives.
   */
  public static Moments of(float[] values, int from, int to) {
    Moments all = new Moments();
    int whole = from + (to - from) / LANES * LANES;
    if (whole == from) {
      all.add(FloatBuffer.wrap(values, from, to - from));
      return all;
    }
    float pivot = values[from];
    float[][] sums = new float[SUMS][LANES];
    Arrays.fill(sums[LEAST], Float.POSITIVE_INFINITY);
    Arrays.fill(sums[MOST], Float.NEGATIVE_INFINITY);
    for (int at = from; at < whole; at += LANES) {
      addLanes(values, at, pivot, sums);
    }
    all.take(sums, whole - from, pivot);
    if (!Double.isFinite(all.fourth)) {
      // Something in it is no number, or the powers overflow.
      all = new Moments();
      all.add(FloatBuffer.wrap(values, from, to - from));
      return all;
    }
    if (whole < to) {
      all.add(FloatBuffer.wrap(values, whole, to - whole));
    }
    return all;
  }

  private static final int LEAST = 4;
  private static final int MOST = 5;
  private static final int ABOVE = 6;
  private static final int BELOW = 7;
  private static final int SUMS = 8;

  /** Any positive float times this twice is at least 1. */
  private static final float HUGE = 3e38f;

  private static void addLanes(float[] values, int at, float pivot, float[][] sums) {
    float[] first = sums[0];
    float[] second = sums[1];
    float[] third = sums[2];
    float[] fourth = sums[3];
    for (int i = 0; i < LANES; i++) {
      float d = values[at + i] - pivot;
      float square = d * d;
      first[i] += d;
      second[i] += square;
      third[i] += square * d;
      fourth[i] += square * square;
    }
    float[] least = sums[LEAST];
    float[] most = sums[MOST];
    float[] above = sums[ABOVE];
    float[] below = sums[BELOW];
    for (int i = 0; i < LANES; i++) {
      float value = values[at + i];
      least[i] = Math.min(least[i], value);
      most[i] = Math.max(most[i], value);
      float scaled = value * HUGE * HUGE;
      above[i] += Math.min(1f, Math.max(0f, scaled));
      below[i] += Math.min(1f, Math.max(0f, -scaled));
    }
  }

  /** Lane sums become this one's; central moments from those about the pivot. */
  private void take(float[][] sums, int n, double pivot) {
    double s1 = total(sums[0]);
    double s2 = total(sums[1]);
    double s3 = total(sums[2]);
    double s4 = total(sums[3]);
    double shift = s1 / n;
    count = n;
    mean = pivot + shift;
    second = Math.max(0, s2 - n * shift * shift);
    third = s3 - 3 * shift * s2 + 2 * n * shift * shift * shift;
    fourth =
        Math.max(
            0,
            s4 - 4 * shift * s3 + 6 * shift * shift * s2 - 3 * n * shift * shift * shift * shift);
    positives = Math.round(total(sums[ABOVE]));
    zeros = n - positives - Math.round(total(sums[BELOW]));
    for (int i = 0; i < LANES; i++) {
      minimum = Math.min(minimum, sums[LEAST][i]);
      maximum = Math.max(maximum, sums[MOST][i]);
    }
  }

  private static double total(float[] lanes) {
    double total = 0;
    for (float lane : lanes) {
      total += lane;
    }
    return total;
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
    if (count == 0) {
      // Bit for bit, so that one who goes on from stored sums ends where one who never stopped
      // does.
      copy(other);
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

  private void copy(Moments other) {
    count = other.count;
    zeros = other.zeros;
    positives = other.positives;
    mean = other.mean;
    second = other.second;
    third = other.third;
    fourth = other.fourth;
    minimum = other.minimum;
    maximum = other.maximum;
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
