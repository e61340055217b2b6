package io.vitrine.analysis.weights;

import java.util.Arrays;
import java.util.Optional;

/**
 * A continuous power law p(x) ~ x^-alpha fitted to the tail of some values (Clauset, Shalizi,
 * Newman 2009: maximum likelihood above the lower end that gives the smallest Kolmogorov-Smirnov
 * distance).
 *
 * @param alpha exponent
 * @param from the tail's lower end
 * @param tail values in it
 * @param distance Kolmogorov-Smirnov distance of tail and fit: a fit to look at twice above 0.1 or
 *     so
 */
public record PowerLaw(double alpha, double from, int tail, double distance) {
  /** Fewer values than this say nothing about a tail. */
  public static final int LEAST = 50;

  private static final int LEAST_TAIL = 10;

  /** The fit; absent with fewer than {@link #LEAST} positive values or where all are equal. */
  public static Optional<PowerLaw> fit(double[] values) {
    double[] sorted = Arrays.stream(values).filter(value -> value > 0).sorted().toArray();
    int n = sorted.length;
    if (n < LEAST) {
      return Optional.empty();
    }
    double[] logs = Arrays.stream(sorted).map(Math::log).toArray();
    Optional<PowerLaw> best = Optional.empty();
    double sum = 0;
    for (int start = n - 1; start >= 0; start--) {
      sum += logs[start];
      int tail = n - start;
      double excess = sum - tail * logs[start];
      boolean first = start == 0 || sorted[start - 1] < sorted[start];
      if (tail < LEAST_TAIL || !first || excess <= 0) {
        continue;
      }
      double alpha = 1 + tail / excess;
      double distance = distance(logs, start, alpha);
      if (best.isEmpty() || distance < best.get().distance()) {
        best = Optional.of(new PowerLaw(alpha, sorted[start], tail, distance));
      }
    }
    return best;
  }

  private static double distance(double[] logs, int start, double alpha) {
    int tail = logs.length - start;
    double worst = 0;
    for (int i = 0; i < tail; i++) {
      double fitted = 1 - Math.exp((1 - alpha) * (logs[start + i] - logs[start]));
      worst =
          Math.max(
              worst, Math.max(Math.abs(fitted - (double) i / tail), (i + 1.0) / tail - fitted));
    }
    return worst;
  }
}
