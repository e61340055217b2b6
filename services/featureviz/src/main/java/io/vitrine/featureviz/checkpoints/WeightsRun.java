package io.vitrine.featureviz.checkpoints;

import com.google.protobuf.InvalidProtocolBufferException;
import io.vitrine.analysis.frequency.HighFrequency;
import io.vitrine.analysis.weights.Drift;
import io.vitrine.analysis.weights.PowerLaw;
import io.vitrine.analysis.weights.WeightSpectrum;
import io.vitrine.featureviz.block.BlockRun;
import io.vitrine.featureviz.block.FinishedRecord;
import io.vitrine.featureviz.block.FinishedResult;
import io.vitrine.protocol.JobProgress.ItemProgress;
import io.vitrine.protocol.WeightFact;
import io.vitrine.protocol.WeightFacts;
import io.vitrine.transport.ContentNames;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The weights of one checkpoint beside those of the first and the one before. One thread. */
final class WeightsRun implements BlockRun {
  /** The smaller side of a matrix beyond which it is not taken apart: that takes minutes. */
  private static final int WIDEST_SPECTRUM = 512;

  private final String name;
  private final WeightMatrices now;
  private final WeightMatrices first;
  private final WeightMatrices before;
  private final WeightFacts.Builder facts;

  WeightsRun(
      String name,
      WeightMatrices now,
      WeightMatrices first,
      WeightMatrices before,
      Optional<byte[]> saved) {
    this.name = name;
    this.now = now;
    this.first = first;
    this.before = before;
    facts = saved.map(WeightsRun::parse).orElseGet(WeightFacts::newBuilder);
  }

  private static WeightFacts.Builder parse(byte[] saved) {
    try {
      return WeightFacts.parseFrom(saved).toBuilder();
    } catch (InvalidProtocolBufferException e) {
      // It begins anew.
      return WeightFacts.newBuilder();
    }
  }

  @Override
  public int stepsDone() {
    return facts.getWeightsCount();
  }

  @Override
  public int steps() {
    return now.count();
  }

  @Override
  public void advance() {
    if (stepsDone() < steps()) {
      facts.addWeights(fact(stepsDone()));
    }
  }

  private WeightFact fact(int weight) {
    WeightMatrices.Matrix matrix = now.get(weight);
    Drift sinceFirst = Drift.of(first.get(weight).elements(), matrix.elements());
    Drift sinceBefore = Drift.of(before.get(weight).elements(), matrix.elements());
    Optional<WeightSpectrum> spectrum =
        Math.min(matrix.outputs(), matrix.columns()) <= WIDEST_SPECTRUM
            ? Optional.of(WeightSpectrum.of(matrix.elements(), matrix.outputs()))
            : Optional.empty();
    Optional<PowerLaw> law = spectrum.flatMap(WeightSpectrum::powerLaw);
    OptionalDouble frequency =
        HighFrequency.ofKernels(matrix.elements(), matrix.height(), matrix.width());
    return WeightFact.newBuilder()
        .setName(matrix.name())
        .setCosineToFirst(sinceFirst.cosine())
        .setChangeSinceFirst(sinceFirst.relativeChange())
        .setChangeSinceBefore(sinceBefore.relativeChange())
        .setNorm(norm(matrix.elements()))
        .setStableRank(spectrum.map(WeightSpectrum::stableRank).orElse(Double.NaN))
        .setPowerLawAlpha(law.map(PowerLaw::alpha).orElse(Double.NaN))
        .setPowerLawDistance(law.map(PowerLaw::distance).orElse(Double.NaN))
        .setHighFrequency(frequency.orElse(Double.NaN))
        .build();
  }

  private static double norm(float[] elements) {
    double squares = 0;
    for (float element : elements) {
      squares += (double) element * element;
    }
    return Math.sqrt(squares);
  }

  @Override
  public List<ItemProgress> progress() {
    return List.of();
  }

  @Override
  public byte[] save() {
    return facts.build().toByteArray();
  }

  @Override
  public List<FinishedResult> finish() {
    WeightFacts.Builder all = facts.clone();
    for (int i = 0; i < now.variances().size(); i++) {
      all.addBatchNormDrift(
          Drift.of(before.variances().get(i), now.variances().get(i)).relativeChange());
    }
    return List.of(
        new FinishedRecord(ContentNames.ANALYSIS_PARTS, name, all.build().toByteArray()));
  }

  @Override
  public void close() {}
}
