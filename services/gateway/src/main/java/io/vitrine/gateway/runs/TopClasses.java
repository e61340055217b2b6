package io.vitrine.gateway.runs;

import io.vitrine.protocol.ClassScore;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The most probable classes of a picture. */
public final class TopClasses {
  private TopClasses() {}

  /**
   * The first `count` classes, the most probable first, equal ones by index. Probabilities are a
   * softmax in double precision. A logit that is no number comes last.
   *
   * @param logits one per class
   * @param labels by index; may be fewer or none
   */
  public static List<ClassScore> of(double[] logits, List<String> labels, int count) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double logit : logits) {
      largest = Double.isNaN(logit) ? largest : Math.max(largest, logit);
    }
    double sum = 0;
    for (double logit : logits) {
      sum += Double.isNaN(logit) ? 0 : exponential(logit, largest);
    }
    double all = sum;
    double top = largest;
    return IntStream.range(0, logits.length)
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                    (Integer i) -> Double.isNaN(logits[i]) ? Double.POSITIVE_INFINITY : -logits[i])
                .thenComparing(Comparator.naturalOrder()))
        .limit(count)
        .map(
            i ->
                ClassScore.newBuilder()
                    .setIndex(i)
                    .setLabel(i < labels.size() ? labels.get(i) : "")
                    .setLogit((float) logits[i])
                    .setProbability((float) (exponential(logits[i], top) / all))
                    .build())
        .toList();
  }

  /** Equal infinities are as far apart as equal numbers: not at all. */
  private static double exponential(double logit, double largest) {
    return logit == largest ? 1 : Math.exp(logit - largest);
  }
}
