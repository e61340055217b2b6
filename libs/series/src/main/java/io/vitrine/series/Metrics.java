package io.vitrine.series;

import static io.vitrine.series.MetricGroup.ACTIVATIONS;
import static io.vitrine.series.MetricGroup.BEHAVIOUR;
import static io.vitrine.series.MetricGroup.FREQUENCY;
import static io.vitrine.series.MetricGroup.SENSITIVITY;
import static io.vitrine.series.MetricGroup.SIMILARITY;
import static io.vitrine.series.MetricGroup.WEIGHTS;

import io.vitrine.analysis.behaviour.Answers;
import io.vitrine.analysis.behaviour.Sensitivity;
import io.vitrine.analysis.similarity.SubspaceSimilarity;
import io.vitrine.analysis.sums.Moments;
import io.vitrine.analysis.units.Dimensionality;
import io.vitrine.analysis.units.UnitKind;
import io.vitrine.protocol.MetricTable;
import io.vitrine.protocol.WeightFact;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The table of metrics. */
final class Metrics {
  private static final List<Metric> ALL = new ArrayList<>();

  static {
    ALL.addAll(behaviour());
    ALL.addAll(sensitivity());
    ALL.addAll(activations());
    ALL.addAll(similarity());
    ALL.addAll(weights());
    ALL.add(
        new Metric(
            "high-frequency",
            "High frequencies of the maps",
            "Share of the maps' energy above 0.25 cycles per map cell, mean over pictures and"
                + " channels; maps from 16 x 16 cells on; white noise has 0.80.",
            FREQUENCY,
            Metric.layers((e, step, layer) -> e.layer(step, layer).highFrequency())));
  }

  private Metrics() {}

  /** All that was asked for, in the order of the table. */
  static List<MetricTable> tables(Evidence evidence) {
    return ALL.stream()
        .filter(metric -> metric.wanted(evidence.plan()))
        .flatMap(metric -> metric.tables(evidence).stream())
        .toList();
  }

  private static List<Metric> behaviour() {
    return List.of(
        new Metric(
            "accuracy",
            "Accuracy",
            "Share of labelled pictures answered with their label.",
            BEHAVIOUR,
            answers(Answers::accuracy)),
        new Metric(
            "loss",
            "Loss",
            "Mean cross-entropy of labelled pictures, in nats.",
            BEHAVIOUR,
            answers(Answers::loss)),
        new Metric(
            "calibration-error",
            "Calibration error",
            "Mean distance of confidence and accuracy in 15 bins of confidence (Guo et al. 2017).",
            BEHAVIOUR,
            answers(Answers::calibrationError)),
        new Metric(
            "churn",
            "Churn",
            "Share of pictures answered otherwise than at the step before.",
            BEHAVIOUR,
            beside((before, now) -> before.churn(now))),
        new Metric(
            "forgotten",
            "Forgotten",
            "Share of labelled pictures known at the step before and no longer.",
            BEHAVIOUR,
            beside((before, now) -> before.forgotten(now))),
        new Metric(
            "agreement",
            "Agreement",
            "Share of pictures that two steps answer alike.",
            BEHAVIOUR,
            Metric.stepPairs(
                (e, step, other) ->
                    both(
                        e,
                        step,
                        other,
                        (one, two) ->
                            one.answers().size() == two.answers().size()
                                ? one.agreement(two)
                                : Double.NaN))));
  }

  private interface OfTwo {
    double at(Answers one, Answers other);
  }

  private static Metric.Drawing answers(ToDoubleFunction<Answers> number) {
    return Metric.steps((e, step) -> e.answers(step).map(number::applyAsDouble).orElse(Double.NaN));
  }

  private static Metric.Drawing beside(OfTwo number) {
    return Metric.steps(
        (e, step) -> step == 0 ? Double.NaN : both(e, step - 1, step, sameSize(number)));
  }

  private static OfTwo sameSize(OfTwo number) {
    return (one, two) ->
        one.answers().size() == two.answers().size() ? number.at(one, two) : Double.NaN;
  }

  private static double both(Evidence e, int one, int other, OfTwo number) {
    return e.answers(one)
        .flatMap(first -> e.answers(other).map(second -> number.at(first, second)))
        .orElse(Double.NaN);
  }

  private static List<Metric> sensitivity() {
    List<Metric> metrics = new ArrayList<>();
    for (Perturbations change : Perturbations.all()) {
      metrics.add(
          new Metric(
              "changed-by-" + change.text(),
              "Changed by " + change.text(),
              "Share of pictures whose class changes: " + change.meaning() + ".",
              SENSITIVITY,
              sensitive(change, Sensitivity::changed)));
      metrics.add(
          new Metric(
              "margin-changed-by-" + change.text(),
              "Margin where " + change.text() + " changes the class",
              "Mean logit margin, before the change, of the pictures whose class changes.",
              SENSITIVITY,
              sensitive(change, Sensitivity::marginChanged)));
      metrics.add(
          new Metric(
              "margin-kept-by-" + change.text(),
              "Margin where " + change.text() + " keeps the class",
              "Mean logit margin, before the change, of the pictures whose class stays.",
              SENSITIVITY,
              sensitive(change, Sensitivity::marginKept)));
    }
    return metrics;
  }

  private static Metric.Drawing sensitive(
      Perturbations change, ToDoubleFunction<Sensitivity> number) {
    return Metric.steps(
        (e, step) ->
            e.answers(step)
                .flatMap(
                    before ->
                        e.answers(step, change.text())
                            .map(after -> number.applyAsDouble(Sensitivity.of(before, after))))
                .orElse(Double.NaN));
  }

  private static Metric unit(
      String name, String title, String meaning, ToDoubleFunction<Moments> number) {
    return new Metric(
        name,
        title,
        meaning,
        ACTIVATIONS,
        Metric.layers((e, step, layer) -> number.applyAsDouble(e.whole(step, layer))));
  }

  private static Metric share(String name, String title, String meaning, UnitKind kind) {
    return new Metric(
        name,
        title,
        meaning,
        ACTIVATIONS,
        Metric.layers((e, step, layer) -> e.share(step, layer, kind)));
  }

  private static Metric channel(
      String name, String title, String meaning, ToDoubleFunction<Moments> number) {
    return new Metric(
        name,
        title,
        meaning,
        ACTIVATIONS,
        Metric.channels(
            (e, step, layer, channel) -> number.applyAsDouble(e.unit(step, layer, channel))));
  }

  private static List<Metric> activations() {
    return List.of(
        unit("mean", "Mean", "Over all pictures, positions and units.", Moments::mean),
        unit(
            "deviation",
            "Standard deviation",
            "Over all pictures, positions and units.",
            Moments::standardDeviation),
        unit("skewness", "Skewness", "Third standardised moment.", Moments::skewness),
        unit(
            "kurtosis",
            "Excess kurtosis",
            "Fourth standardised moment less 3.",
            Moments::excessKurtosis),
        unit("sparsity", "Sparsity", "Share of values that are exactly 0.", Moments::sparsity),
        share(
            "dead",
            "Dead units",
            "Share of units of a rectified layer that are never above 0.",
            UnitKind.DEAD),
        share(
            "rare",
            "Rare units",
            "Share of units of a rectified layer that are above 0 at less than 1 of 10,000"
                + " positions.",
            UnitKind.RARE),
        share(
            "constant",
            "Constant units",
            "Share of units of other layers whose standard deviation is below 1e-4 of the layer's"
                + " root mean square.",
            UnitKind.CONSTANT),
        new Metric(
            "saturated",
            "Saturated units",
            "Share of units of a bounded layer with more than 95 % of their values within 1 % of"
                + " an end.",
            ACTIVATIONS,
            Metric.layers(Evidence::saturated)),
        new Metric(
            "duplicates",
            "Duplicate units",
            "Share of units whose pooled values correlate with another's by more than 0.95.",
            ACTIVATIONS,
            Metric.layers(Evidence::duplicates)),
        new Metric(
            "effective-rank",
            "Effective rank",
            "Exponential of the entropy of the normalised singular values of the centred pooled"
                + " values (Roy, Vetterli 2007): from 1 to the number of channels.",
            ACTIVATIONS,
            dimensions(Dimensionality::effectiveRank)),
        new Metric(
            "participation-ratio",
            "Participation ratio",
            "(sum l)^2 / sum l^2 of the eigenvalues of the covariance of the pooled values.",
            ACTIVATIONS,
            dimensions(Dimensionality::participationRatio)),
        channel(
            "channel-mean", "Mean of each channel", "Over pictures and positions.", Moments::mean),
        channel(
            "channel-deviation",
            "Standard deviation of each channel",
            "Over pictures and positions.",
            Moments::standardDeviation),
        channel(
            "channel-firing",
            "Firing of each channel",
            "Share of values above 0.",
            Moments::firing));
  }

  private static Metric.Drawing dimensions(ToDoubleFunction<Dimensionality> number) {
    return Metric.layers(
        (e, step, layer) ->
            e.dimensionality(step, layer).map(number::applyAsDouble).orElse(Double.NaN));
  }

  private static List<Metric> similarity() {
    List<Metric> metrics = new ArrayList<>();
    metrics.add(
        new Metric(
            "cka",
            "CKA",
            "Linear centred kernel alignment of pooled values by HSIC1 over minibatches of fixed"
                + " membership (Nguyen et al. 2021): 1 alike, 0 unrelated; not clipped.",
            SIMILARITY,
            Metric.sites(
                (e, step, layer, other, otherLayer) ->
                    e.similarities()
                        .map(s -> s.unbiased(step, layer, other, otherLayer))
                        .orElse(Double.NaN))));
    metrics.add(
        new Metric(
            "cka-biased",
            "CKA, biased form",
            "The same with the diagonal: above 0 for unrelated values, the more the wider they are.",
            SIMILARITY,
            Metric.layerStepPairs(
                (e, layer, step, other) ->
                    e.similarities().map(s -> s.biased(layer, step, other)).orElse(Double.NaN))));
    for (boolean last : new boolean[] {true, false}) {
      String to = last ? "-to-last" : "-to-before";
      String words = last ? ", to the last step" : ", to the step before";
      metrics.add(
          subspace(
              "svcca" + to,
              "SVCCA" + words,
              "Mean canonical correlation of the directions that hold 99 % of the variance of the"
                  + " pooled values; too high with fewer pictures than five times the channels.",
              last,
              SubspaceSimilarity::svcca));
      metrics.add(
          subspace(
              "pwcca" + to,
              "PWCCA" + words,
              "Mean canonical correlation weighted by what each direction explains; too high with"
                  + " fewer pictures than five times the channels.",
              last,
              SubspaceSimilarity::pwcca));
      metrics.add(
          subspace(
              "procrustes" + to,
              "Procrustes distance" + words,
              "2 less twice the nuclear norm of the product of the pooled values, both centred and"
                  + " scaled to norm 1: 0 where one is a rotation of the other, at most 2.",
              last,
              SubspaceSimilarity::procrustesUnit));
    }
    return metrics;
  }

  private static Metric subspace(
      String name,
      String title,
      String meaning,
      boolean last,
      ToDoubleFunction<SubspaceSimilarity> number) {
    return new Metric(
        name,
        title,
        meaning,
        SIMILARITY,
        Metric.layers(
            (e, step, layer) ->
                e.subspace(step, last ? e.steps() - 1 : step - 1, layer)
                    .map(number::applyAsDouble)
                    .orElse(Double.NaN)));
  }

  private static Metric weight(
      String name, String title, String meaning, ToDoubleFunction<WeightFact> number) {
    return new Metric(name, title, meaning, WEIGHTS, Metric.weights(number));
  }

  private static List<Metric> weights() {
    return List.of(
        weight(
            "weight-cosine",
            "Cosine to the first weights",
            "Cosine of the angle between the weight at the first step and now; batch norm behind it"
                + " multiplied in.",
            WeightFact::getCosineToFirst),
        weight(
            "weight-change",
            "Change since the first step",
            "Norm of the change over the norm at the first step; batch norm multiplied in.",
            WeightFact::getChangeSinceFirst),
        weight(
            "weight-drift",
            "Change since the step before",
            "Norm of the change over the norm at the step before; batch norm multiplied in.",
            WeightFact::getChangeSinceBefore),
        weight(
            "weight-norm",
            "Norm",
            "Frobenius norm, batch norm multiplied in.",
            WeightFact::getNorm),
        weight(
            "stable-rank",
            "Stable rank",
            "Squared Frobenius norm over squared spectral norm.",
            WeightFact::getStableRank),
        weight(
            "power-law-alpha",
            "Power-law exponent",
            "Of the eigenvalues of W'W (Clauset, Shalizi, Newman 2009); from 50 eigenvalues on.",
            WeightFact::getPowerLawAlpha),
        weight(
            "power-law-distance",
            "Distance from the power law",
            "Kolmogorov-Smirnov distance of tail and fit.",
            WeightFact::getPowerLawDistance),
        weight(
            "kernel-high-frequency",
            "High frequencies of kernels",
            "Share of the kernels' energy above 0.25 cycles per pixel, frequency 0 included; a delta"
                + " has 0.81; kernels of 1 x 1 have none.",
            WeightFact::getHighFrequency),
        new Metric(
            "batch-norm-drift",
            "Drift of batch norm",
            "Relative change of the running variances since the step before, mean over batch norms.",
            WEIGHTS,
            Metric.steps(
                (e, step) ->
                    e.weights(step).getBatchNormDriftList().stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElse(Double.NaN))));
  }
}
