package io.vitrine.analysis.behaviour;

import java.util.List;

/**
 * What one checkpoint answers over a data set: per picture the class with the largest logit (the
 * lowest one of equals), its margin over the next, its probability, and the loss where the label is
 * known. Immutable.
 */
public record Answers(List<Answer> answers) {
  /** Bins of equal width that calibration is measured in. */
  public static final int CALIBRATION_BINS = 15;

  /** No label. */
  public static final int UNLABELLED = -1;

  public Answers {
    answers = List.copyOf(answers);
    if (answers.isEmpty()) {
      throw new IllegalArgumentException("no answers");
    }
  }

  /**
   * The answer to one picture.
   *
   * @param label the true class or {@link #UNLABELLED}
   * @param predicted the class answered
   * @param margin its logit less the next largest one
   * @param confidence its probability by softmax
   * @param loss cross-entropy in nats; NaN where there is no label
   */
  public record Answer(int label, int predicted, double margin, double confidence, double loss) {
    /** Of at least two logits. */
    public static Answer of(float[] logits, int label) {
      if (logits.length < 2 || label < UNLABELLED || label >= logits.length) {
        throw new IllegalArgumentException("label %d of %d logits".formatted(label, logits.length));
      }
      int predicted = 0;
      for (int i = 1; i < logits.length; i++) {
        predicted = logits[i] > logits[predicted] ? i : predicted;
      }
      double next = Double.NEGATIVE_INFINITY;
      double sum = 0;
      for (int i = 0; i < logits.length; i++) {
        next = i == predicted ? next : Math.max(next, logits[i]);
        sum += Math.exp(logits[i] - (double) logits[predicted]);
      }
      double loss =
          label == UNLABELLED
              ? Double.NaN
              : Math.log(sum) - (logits[label] - (double) logits[predicted]);
      return new Answer(label, predicted, logits[predicted] - next, 1 / sum, loss);
    }

    public boolean correct() {
      return predicted == label;
    }
  }

  /** Share of labelled pictures answered with their label; NaN without labels. */
  public double accuracy() {
    return answers.stream()
        .filter(answer -> answer.label() != UNLABELLED)
        .mapToDouble(answer -> answer.correct() ? 1 : 0)
        .average()
        .orElse(Double.NaN);
  }

  /** Mean cross-entropy of labelled pictures in nats; NaN without labels. */
  public double loss() {
    return answers.stream()
        .filter(answer -> answer.label() != UNLABELLED)
        .mapToDouble(Answer::loss)
        .average()
        .orElse(Double.NaN);
  }

  /**
   * Expected calibration error (Guo et al. 2017): mean distance of confidence and accuracy in bins
   * of confidence, weighted by their pictures; NaN without labels.
   */
  public double calibrationError() {
    double[] confidence = new double[CALIBRATION_BINS];
    double[] correct = new double[CALIBRATION_BINS];
    long labelled = 0;
    for (Answer answer : answers) {
      if (answer.label() != UNLABELLED) {
        // Bins are open below and closed above.
        int bin = (int) Math.ceil(answer.confidence() * CALIBRATION_BINS) - 1;
        confidence[Math.max(0, bin)] += answer.confidence();
        correct[Math.max(0, bin)] += answer.correct() ? 1 : 0;
        labelled++;
      }
    }
    double error = 0;
    for (int bin = 0; bin < CALIBRATION_BINS; bin++) {
      error += Math.abs(confidence[bin] - correct[bin]);
    }
    return error / labelled;
  }

  /** Share of pictures that both answer alike; the same pictures in the same order. */
  public double agreement(Answers other) {
    same(other);
    long alike = 0;
    for (int i = 0; i < answers.size(); i++) {
      alike += answers.get(i).predicted() == other.answers.get(i).predicted() ? 1 : 0;
    }
    return (double) alike / answers.size();
  }

  /** Share of pictures whose answer changes from this checkpoint to a later one. */
  public double churn(Answers later) {
    return 1 - agreement(later);
  }

  /** Share of labelled pictures that this checkpoint knows and a later one does not. */
  public double forgotten(Answers later) {
    same(later);
    long forgotten = 0;
    long labelled = 0;
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i).label() != UNLABELLED) {
        labelled++;
        forgotten += answers.get(i).correct() && !later.answers.get(i).correct() ? 1 : 0;
      }
    }
    return (double) forgotten / labelled;
  }

  private void same(Answers other) {
    if (answers.size() != other.answers.size()) {
      throw new IllegalArgumentException(
          "answers to %d and %d pictures".formatted(answers.size(), other.answers.size()));
    }
  }
}
