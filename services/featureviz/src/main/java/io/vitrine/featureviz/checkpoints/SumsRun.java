package io.vitrine.featureviz.checkpoints;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.InvalidProtocolBufferException;
import io.vitrine.analysis.behaviour.Answers.Answer;
import io.vitrine.featureviz.block.BlockRun;
import io.vitrine.featureviz.block.FinishedRecord;
import io.vitrine.featureviz.block.FinishedResult;
import io.vitrine.model.LoadedPrograms;
import io.vitrine.network.ElementType;
import io.vitrine.network.Tensor;
import io.vitrine.protocol.AnalysisPlan;
import io.vitrine.protocol.AnalysisShard;
import io.vitrine.protocol.CheckpointSums;
import io.vitrine.protocol.JobProgress.ItemProgress;
import io.vitrine.protocol.PerturbedAnswers;
import io.vitrine.protocol.PlannedLayer;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.series.Geometry;
import io.vitrine.series.LayerTally;
import io.vitrine.series.Layers;
import io.vitrine.series.MetricGroup;
import io.vitrine.series.Perturbations;
import io.vitrine.transport.ContentNames;
import io.vitrine.transport.ProblemException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One checkpoint over one shard: batch by batch through the network, each value summed up where the
 * engine left it. One thread; holds its program until it is closed.
 */
final class SumsRun implements BlockRun {
  private final AnalysisPlan plan;
  private final AnalysisShard shard;
  private final String name;
  private final ShardPictures pictures;
  private final int[] labels;
  private final LoadedPrograms.Loaded loaded;
  private final int batch;
  private final List<LayerTally> layers = new ArrayList<>();
  private final CheckpointSums.Builder answers;
  private final boolean behaviour;
  private final boolean sensitivity;

  /**
   * @param name of the result
   * @param labels class of each picture of the shard
   * @param batch pictures run at once
   */
  SumsRun(
      AnalysisPlan plan,
      AnalysisShard shard,
      String name,
      ShardPictures pictures,
      int[] labels,
      LoadedPrograms.Loaded loaded,
      int batch,
      Optional<byte[]> saved) {
    this.plan = plan;
    this.shard = shard;
    this.name = name;
    this.pictures = pictures;
    this.labels = labels;
    this.loaded = loaded;
    this.batch = batch;
    boolean classifier = !plan.getLogits().isEmpty();
    sensitivity = classifier && has(MetricGroup.SENSITIVITY);
    behaviour = classifier && (sensitivity || has(MetricGroup.BEHAVIOUR));
    CheckpointSums before = saved.map(SumsRun::parse).orElse(CheckpointSums.getDefaultInstance());
    answers = before.toBuilder().clearLayers();
    boolean frequencies = has(MetricGroup.FREQUENCY);
    for (int i = 0; i < plan.getLayersCount(); i++) {
      PlannedLayer layer = plan.getLayers(i);
      layers.add(
          before.getLayersCount() == 0
              ? Layers.tally(layer, frequencies)
              : LayerTally.of(before.getLayers(i), Layers.bounds(layer), frequencies));
    }
  }

  private boolean has(MetricGroup group) {
    return plan.getGroupsList().contains(group.text());
  }

  private static CheckpointSums parse(byte[] saved) {
    try {
      return CheckpointSums.parseFrom(saved);
    } catch (InvalidProtocolBufferException e) {
      // It begins anew.
      return CheckpointSums.getDefaultInstance();
    }
  }

  /** The values that a program must give. */
  static List<String> values(AnalysisPlan plan) {
    List<String> values = new ArrayList<>(plan.getValuesList());
    if (!plan.getLogits().isEmpty() && !values.contains(plan.getLogits())) {
      values.add(plan.getLogits());
    }
    return values;
  }

  /** Bytes of all that one picture gives. */
  static long bytesOfOne(AnalysisPlan plan) {
    return plan.getLayersList().stream()
        .mapToLong(layer -> (long) Float.BYTES * Layers.geometry(layer).elements())
        .sum();
  }

  @Override
  public int stepsDone() {
    return answers.getPictures();
  }

  @Override
  public int steps() {
    return shard.getCount();
  }

  @Override
  public void advance() {
    int from = stepsDone();
    int count = Math.min(batch, steps() - from);
    if (count == 0) {
      return;
    }
    run(pictures.batch(from, count), values -> take(values, from, count));
    if (sensitivity) {
      for (Perturbations change : Perturbations.all()) {
        if (pictures.takes(change)) {
          run(pictures.changed(from, count, change), values -> takeChanged(values, count, change));
        }
      }
    }
    answers.setPictures(from + count);
  }

  private interface Use {
    void of(Map<String, Tensor> values);
  }

  private void run(Tensor input, Use use) {
    var unused =
        loaded
            .program()
            .run(
                Map.of(loaded.program().inputs().get(0), input),
                loaded.weights(),
                values -> {
                  use.of(values);
                  return true;
                });
  }

  private void take(Map<String, Tensor> values, int from, int count) {
    IntStream.range(0, layers.size())
        .parallel()
        .forEach(
            i -> {
              Geometry geometry = Layers.geometry(plan.getLayers(i));
              FloatBuffer numbers = numbers(values, plan.getValues(i), count, geometry.elements());
              layers.get(i).add(numbers, geometry, shard.getFirst() + from);
            });
    if (behaviour) {
      for (int i = 0; i < count; i++) {
        float[] logits = logits(values, i, count);
        int label = labels[from + i] < logits.length ? labels[from + i] : -1;
        Answer answer = Answer.of(logits, label);
        answers
            .addLabel(label)
            .addPredicted(answer.predicted())
            .addMargin(answer.margin())
            .addConfidence(answer.confidence())
            .addLoss(answer.loss());
      }
    }
  }

  private void takeChanged(Map<String, Tensor> values, int count, Perturbations change) {
    PerturbedAnswers.Builder changed = of(change);
    for (int i = 0; i < count; i++) {
      changed.addPredicted(Answer.of(logits(values, i, count), -1).predicted());
    }
  }

  private PerturbedAnswers.Builder of(Perturbations change) {
    for (PerturbedAnswers.Builder known : answers.getPerturbedBuilderList()) {
      if (known.getPerturbation().equals(change.text())) {
        return known;
      }
    }
    return answers.addPerturbedBuilder().setPerturbation(change.text());
  }

  private float[] logits(Map<String, Tensor> values, int picture, int count) {
    int classes = (int) (requireNonNull(values.get(plan.getLogits())).elements() / count);
    FloatBuffer all = numbers(values, plan.getLogits(), count, classes);
    float[] logits = new float[classes];
    all.get(all.position() + picture * classes, logits);
    return logits;
  }

  private static FloatBuffer numbers(
      Map<String, Tensor> values, String value, int count, int each) {
    Tensor tensor = requireNonNull(values.get(value));
    if (tensor.type() != ElementType.FLOAT32 || tensor.elements() != (long) count * each) {
      throw ProblemException.caller(
          Reason.UNSUPPORTED,
          "the value '%s' came as %d elements of %s for %d pictures, not %d of FLOAT32 each"
              .formatted(value, tensor.elements(), tensor.type(), count, each),
          "leave it out of --values");
    }
    return tensor.data().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
  }

  @Override
  public List<ItemProgress> progress() {
    return List.of();
  }

  private CheckpointSums sums() {
    CheckpointSums.Builder sums = answers.clone();
    layers.forEach(layer -> sums.addLayers(layer.sums()));
    return sums.build();
  }

  @Override
  public byte[] save() {
    return sums().toByteArray();
  }

  @Override
  public List<FinishedResult> finish() {
    return List.of(new FinishedRecord(ContentNames.ANALYSIS_PARTS, name, sums().toByteArray()));
  }

  @Override
  public void close() {
    loaded.close();
  }
}
