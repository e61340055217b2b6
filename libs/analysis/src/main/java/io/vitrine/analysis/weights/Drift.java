package io.vitrine.analysis.weights;

/**
 * How far a weight has moved.
 *
 * @param cosine of the angle between before and now; NaN where one is all 0
 * @param relativeChange |now - before| / |before|; infinite where before is all 0 and now is not
 */
public record Drift(double cosine, double relativeChange) {
  /** Both of the same length. */
  public static Drift of(float[] before, float[] now) {
    if (before.length != now.length) {
      throw new IllegalArgumentException(
          "weights of %d and %d elements".formatted(before.length, now.length));
    }
    double inner = 0;
    double first = 0;
    double second = 0;
    double change = 0;
    for (int i = 0; i < before.length; i++) {
      double a = before[i];
      double b = now[i];
      inner += a * b;
      first += a * a;
      second += b * b;
      change += (b - a) * (b - a);
    }
    return new Drift(inner / Math.sqrt(first * second), Math.sqrt(change / first));
  }
}
