package io.vitrine.series;

import io.vitrine.analysis.behaviour.Answers;
import io.vitrine.analysis.behaviour.Answers.Answer;
import io.vitrine.analysis.similarity.SubspaceSimilarity;
import io.vitrine.analysis.sums.Comoments;
import io.vitrine.analysis.sums.Moments;
import io.vitrine.analysis.units.Dimensionality;
import io.vitrine.analysis.units.Duplicates;
import io.vitrine.analysis.units.UnitKind;
import io.vitrine.protocol.AnalysisPlan;
import io.vitrine.protocol.CheckpointSums;
import io.vitrine.protocol.LayerSums;
import io.vitrine.protocol.PairSums;
import io.vitrine.protocol.PlannedLayer;
import io.vitrine.protocol.TopPictures;
import io.vitrine.protocol.WeightFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * All parts of an analysis that are there, merged: what metrics are drawn from. It holds sums,
 * never values, so its size does not grow with the pictures, but for the answers. Not thread-safe.
 */
public final class Evidence {
  private final AnalysisPlan plan;
  private final boolean subspaces;
  private final Checkpoint[] checkpoints;
  private final Map<Pair, Comoments> joints = new HashMap<>();
  private Optional<Similarities> similarities = Optional.empty();

  private record Pair(int step, int other, int layer) {}

  /** Of one checkpoint. */
  private static final class Checkpoint {
    final List<LayerTally> layers = new ArrayList<>();
    final List<Comoments> comoments = new ArrayList<>();
    final List<Answer> answers = new ArrayList<>();
    final Map<String, List<Integer>> perturbed = new HashMap<>();
    final Map<Integer, Dimensionality> dimensions = new HashMap<>();
    final Map<Integer, Long> twins = new HashMap<>();
    int pictures;
    WeightFacts weights = WeightFacts.getDefaultInstance();
  }

  /**
   * Nothing there yet.
   *
   * @param subspaces whether canonical correlations are wanted, which cost most
   */
  public Evidence(AnalysisPlan plan, boolean subspaces) {
    this.plan = plan;
    this.subspaces = subspaces;
    checkpoints = new Checkpoint[plan.getQuestion().getCheckpointsCount()];
    for (int step = 0; step < checkpoints.length; step++) {
      Checkpoint checkpoint = new Checkpoint();
      for (PlannedLayer layer : plan.getLayersList()) {
        checkpoint.layers.add(Layers.tally(layer, has(MetricGroup.FREQUENCY)));
        checkpoint.comoments.add(new Comoments(layer.getChannels()));
      }
      checkpoints[step] = checkpoint;
    }
  }

  /** What the checkpoints did over one shard, as far as it is there; shards in their order. */
  public void shard(List<Optional<CheckpointSums>> sums) {
    for (int step = 0; step < checkpoints.length; step++) {
      if (sums.get(step).isPresent()) {
        take(checkpoints[step], sums.get(step).get());
      }
    }
    if (subspaces) {
      for (int step = 0; step < checkpoints.length; step++) {
        for (int other : compared(step)) {
          if (sums.get(step).isPresent() && sums.get(other).isPresent()) {
            join(step, other, sums.get(step).get(), sums.get(other).get());
          }
        }
      }
    }
  }

  private static void take(Checkpoint checkpoint, CheckpointSums sums) {
    for (int layer = 0; layer < sums.getLayersCount(); layer++) {
      LayerSums each = sums.getLayers(layer);
      checkpoint.layers.get(layer).merge(each);
      if (each.getChannels() <= MOST_COLUMNS) {
        checkpoint.comoments.get(layer).add(finite(LayerTally.pooled(each)));
      }
    }
    checkpoint.pictures += sums.getPictures();
    for (int i = 0; i < sums.getPredictedCount(); i++) {
      // The label shows in the loss alone: it is the answer where the loss says so.
      checkpoint.answers.add(
          new Answer(
              sums.getLabel(i),
              sums.getPredicted(i),
              sums.getMargin(i),
              sums.getConfidence(i),
              sums.getLoss(i)));
    }
    sums.getPerturbedList()
        .forEach(
            one ->
                checkpoint
                    .perturbed
                    .computeIfAbsent(one.getPerturbation(), key -> new ArrayList<>())
                    .addAll(one.getPredictedList()));
  }

  /** Wider layers have no covariance: it would be larger than all else together. */
  static final int MOST_COLUMNS = 512;

  /** Wider pairs of layers have no canonical correlations. */
  static final int MOST_JOINT_COLUMNS = 256;

  private static float[] finite(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.isFinite(values[i]) ? values[i] : 0;
    }
    return values;
  }

  private void join(int step, int other, CheckpointSums one, CheckpointSums two) {
    for (int layer = 0; layer < one.getLayersCount(); layer++) {
      int channels = one.getLayers(layer).getChannels();
      if (channels > MOST_JOINT_COLUMNS) {
        continue;
      }
      float[] left = finite(LayerTally.pooled(one.getLayers(layer)));
      float[] right = finite(LayerTally.pooled(two.getLayers(layer)));
      float[] both = new float[left.length + right.length];
      for (int row = 0; row < left.length / channels; row++) {
        System.arraycopy(left, row * channels, both, 2 * row * channels, channels);
        System.arraycopy(right, row * channels, both, (2 * row + 1) * channels, channels);
      }
      joints
          .computeIfAbsent(new Pair(step, other, layer), key -> new Comoments(2 * channels))
          .add(both);
    }
  }

  /** The one before and the last one: what a checkpoint's subspaces are compared with. */
  private int[] compared(int step) {
    int last = checkpoints.length - 1;
    return IntStream.of(step - 1, last)
        .filter(other -> other >= 0 && other != step)
        .distinct()
        .toArray();
  }

  public void weights(int step, WeightFacts facts) {
    checkpoints[step].weights = facts;
  }

  public void pairs(PairSums sums) {
    Sites sites = new Sites(checkpoints.length, plan.getLayersCount());
    if (similarities.isPresent()) {
      similarities.get().merge(sums);
    } else {
      similarities = Optional.of(Similarities.of(sites, sums));
    }
  }

  boolean has(MetricGroup group) {
    return plan.getGroupsList().contains(group.text());
  }

  AnalysisPlan plan() {
    return plan;
  }

  int steps() {
    return checkpoints.length;
  }

  int layers() {
    return plan.getLayersCount();
  }

  int channels(int layer) {
    return plan.getLayers(layer).getChannels();
  }

  /** Seen by every checkpoint. */
  int pictures() {
    return IntStream.range(0, steps()).map(step -> checkpoints[step].pictures).min().orElse(0);
  }

  Moments unit(int step, int layer, int channel) {
    return checkpoints[step].layers.get(layer).unit(channel);
  }

  LayerTally layer(int step, int layer) {
    return checkpoints[step].layers.get(layer);
  }

  /** Over all units of a layer. */
  Moments whole(int step, int layer) {
    Moments all = new Moments();
    for (int channel = 0; channel < channels(layer); channel++) {
      all.merge(unit(step, layer, channel));
    }
    return all;
  }

  /** Share of a layer's units that are of a kind; NaN where nothing was seen. */
  double share(int step, int layer, UnitKind kind) {
    Moments whole = whole(step, layer);
    if (whole.count() == 0) {
      return Double.NaN;
    }
    boolean rectified = plan.getLayers(layer).getRectified();
    if (rectified == (kind == UnitKind.CONSTANT)) {
      return Double.NaN;
    }
    long count =
        IntStream.range(0, channels(layer))
            .filter(
                channel ->
                    UnitKind.of(unit(step, layer, channel), whole.rootMeanSquare(), rectified)
                        .contains(kind))
            .count();
    return (double) count / channels(layer);
  }

  /** Share of a bounded layer's units that stand at an end nearly always. */
  double saturated(int step, int layer) {
    if (!plan.getLayers(layer).getBounded() || unit(step, layer, 0).count() == 0) {
      return Double.NaN;
    }
    long count =
        IntStream.range(0, channels(layer))
            .filter(channel -> layer(step, layer).atBound(channel) > SATURATED_ABOVE)
            .count();
    return (double) count / channels(layer);
  }

  private static final double SATURATED_ABOVE = .95;

  /** Share of a layer's units whose pooled values another one's follow. */
  double duplicates(int step, int layer) {
    if (!hasComoments(step, layer)) {
      return Double.NaN;
    }
    long twins =
        checkpoints[step].twins.computeIfAbsent(
            layer,
            key ->
                Duplicates.of(checkpoints[step].comoments.get(layer)).stream()
                    .flatMapToInt(pair -> IntStream.of(pair.first(), pair.second()))
                    .distinct()
                    .count());
    return (double) twins / channels(layer);
  }

  Optional<Dimensionality> dimensionality(int step, int layer) {
    return hasComoments(step, layer)
        ? Optional.of(
            checkpoints[step].dimensions.computeIfAbsent(
                layer, key -> Dimensionality.of(checkpoints[step].comoments.get(layer))))
        : Optional.empty();
  }

  private boolean hasComoments(int step, int layer) {
    return channels(layer) <= MOST_COLUMNS && checkpoints[step].comoments.get(layer).rows() > 1;
  }

  /** Absent where nothing was answered. */
  Optional<Answers> answers(int step) {
    List<Answer> all = checkpoints[step].answers;
    return all.isEmpty() ? Optional.empty() : Optional.of(new Answers(all));
  }

  /** To pictures that were changed; only the class of each is known. */
  Optional<Answers> answers(int step, String perturbation) {
    List<Integer> predicted = checkpoints[step].perturbed.getOrDefault(perturbation, List.of());
    return predicted.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Answers(
                predicted.stream()
                    .map(
                        one ->
                            new Answer(Answers.UNLABELLED, one, Double.NaN, Double.NaN, Double.NaN))
                    .toList()));
  }

  WeightFacts weights(int step) {
    return checkpoints[step].weights;
  }

  Optional<Similarities> similarities() {
    return similarities;
  }

  Optional<SubspaceSimilarity> subspace(int step, int other, int layer) {
    return Optional.ofNullable(joints.get(new Pair(step, other, layer)))
        .filter(joint -> joint.rows() > 1)
        .map(joint -> SubspaceSimilarity.of(joint, channels(layer)));
  }

  List<TopPictures> top(int step, int layer) {
    return layer(step, layer).top();
  }
}
