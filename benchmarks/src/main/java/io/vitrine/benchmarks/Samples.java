package io.vitrine.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Measurements of one thing. */
public final class Samples {
  private final List<Double> values = new ArrayList<>();

  public void add(double value) {
    values.add(value);
  }

  /** The middle one, or the mean of the two in the middle. Of none: not a number. */
  public double median() {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  @Override
  public String toString() {
    return values.stream().map(value -> String.format("%.1f", value)).toList().toString();
  }
}
