package io.vitrine.analysis.units;

import io.vitrine.analysis.sums.Comoments;
import java.util.ArrayList;
import java.util.List;

/** Units of one layer that say the same. */
public final class Duplicates {
  /** Of the correlation's magnitude. */
  public static final double ABOVE = .95;

  private Duplicates() {}

  /** Two units and their correlation. */
  public record Pair(int first, int second, double correlation) {}

  /** Every pair of units of a layer that is correlated by more than {@link #ABOVE}, in order. */
  public static List<Pair> of(Comoments layer) {
    List<Pair> pairs = new ArrayList<>();
    for (int a = 0; a < layer.columns(); a++) {
      for (int b = a + 1; b < layer.columns(); b++) {
        double correlation = layer.correlation(a, b);
        if (Math.abs(correlation) > ABOVE) {
          pairs.add(new Pair(a, b, correlation));
        }
      }
    }
    return pairs;
  }
}
