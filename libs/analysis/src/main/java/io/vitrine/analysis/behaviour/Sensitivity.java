package io.vitrine.analysis.behaviour;

import java.util.stream.IntStream;

/**
 * What a perturbation does to a checkpoint's answers.
 *
 * @param changed share of pictures whose class changes
 * @param marginChanged mean margin before the change, of those that change: small ones sat on the
 *     fence; NaN where none does
 * @param marginKept the same of those that don't
 */
public record Sensitivity(double changed, double marginChanged, double marginKept) {
  /** Answers to the same pictures in the same order, before and after. */
  public static Sensitivity of(Answers before, Answers after) {
    return new Sensitivity(
        before.churn(after), margin(before, after, true), margin(before, after, false));
  }

  private static double margin(Answers before, Answers after, boolean changed) {
    return IntStream.range(0, before.answers().size())
        .filter(
            i ->
                changed
                    == (before.answers().get(i).predicted() != after.answers().get(i).predicted()))
        .mapToDouble(i -> before.answers().get(i).margin())
        .average()
        .orElse(Double.NaN);
  }
}
