package io.vitrine.demo.training;

/** What a row of logits says. */
public final class Predictions {
  private Predictions() {}

  /** Index of the largest value; the first of equals. */
  public static int largest(float[] row) {
    int best = 0;
    for (int i = 1; i < row.length; i++) {
      if (row[i] > row[best]) {
        best = i;
      }
    }
    return best;
  }
}
