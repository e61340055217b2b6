package io.vitrine.demo.training;

import io.vitrine.demo.network.ParameterLayout;
import io.vitrine.demo.network.Snapshot;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Trains {@code pair-true} and {@code pair-shuffled} side by side, epoch by epoch, until both know
 * their training labels. No weight decay, no augmentation. The shuffled labels are the true ones
 * under one permutation of the pictures, drawn from the seed.
 */
public final class PairTraining {
  /** Percent of the training after which a checkpoint is kept; rounded to whole epochs. */
  static final List<Integer> KEPT = List.of(0, 10, 30, 60, 100);

  private static final double RISING = .1;

  /** Mean loss over an epoch above which scoring the whole set is not worth its time. */
  private static final double NEARLY_KNOWN = .3;

  /** The checkpoints of both members, first to last. */
  public record Result(List<Checkpoint> trueLabels, List<Checkpoint> shuffledLabels) {}

  private final ParameterLayout layout;
  private final PairRecipe recipe;
  private final PrintStream log;

  public PairTraining(ParameterLayout layout, PairRecipe recipe, PrintStream log) {
    this.layout = layout;
    this.recipe = recipe;
    this.log = log;
  }

  /** Labels of the shuffled member. */
  static LabelledPictures shuffled(LabelledPictures pictures, long seed) {
    int[] from = BatchOrder.permutation(new SplittableRandom(~seed), pictures.size());
    int[] labels = new int[pictures.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = pictures.labels()[from[i]];
    }
    return pictures.relabelled(labels);
  }

  /**
   * Runs the training.
   *
   * @throws IllegalStateException when the labels are not known after the recipe's most epochs
   */
  public Result run(LabelledPictures pictures, LabelledPictures test) {
    Schedule schedule =
        new Schedule(
            recipe.peak(), recipe.floor(), recipe.stepsPerEpoch() * recipe.coolingEpochs(), RISING);
    BatchOrder orders = new BatchOrder(recipe.seed(), recipe.pictures());
    List<LabelledPictures> sets = List.of(pictures, shuffled(pictures, recipe.seed()));
    List<List<Snapshot>> histories = List.of(new ArrayList<>(), new ArrayList<>());
    try (Learner first = Learner.untrained(layout, recipe.seed(), 0);
        Learner second = Learner.untrained(layout, recipe.seed(), 0)) {
      List<Learner> learners = List.of(first, second);
      remember(learners, histories);
      boolean known = false;
      for (int epoch = 0; !known; epoch++) {
        if (epoch == recipe.mostEpochs()) {
          throw new IllegalStateException(
              "the pair does not know its labels after "
                  + epoch
                  + " epochs; raise mostEpochs in PairRecipe");
        }
        known = train(learners, sets, orders.epoch(epoch), schedule, epoch);
        remember(learners, histories);
      }
      return new Result(
          checkpoints(learners.get(0), histories.get(0), sets.get(0), test),
          checkpoints(learners.get(1), histories.get(1), sets.get(1), test));
    }
  }

  private boolean train(
      List<Learner> learners,
      List<LabelledPictures> sets,
      int[] order,
      Schedule schedule,
      int epoch) {
    boolean known = true;
    for (int member = 0; member < learners.size(); member++) {
      Learner learner = learners.get(member);
      double loss = 0;
      for (int i = 0; i < recipe.stepsPerEpoch(); i++) {
        float rate = schedule.rate(epoch * recipe.stepsPerEpoch() + i);
        loss +=
            learner.step(
                sets.get(member),
                order,
                i * recipe.batch(),
                recipe.batch(),
                rate,
                Augmentation.NONE);
      }
      double mean = loss / recipe.stepsPerEpoch();
      String name = member == 0 ? "true" : "shuffled";
      double accuracy = mean < NEARLY_KNOWN ? learner.accuracy(sets.get(member)) : 0;
      known &= accuracy >= recipe.enough();
      log.printf("epoch %d, %s labels: loss %.3f, train %.3f%n", epoch + 1, name, mean, accuracy);
    }
    return known;
  }

  private static void remember(List<Learner> learners, List<List<Snapshot>> histories) {
    for (int i = 0; i < learners.size(); i++) {
      histories.get(i).add(learners.get(i).snapshot());
    }
  }

  private List<Checkpoint> checkpoints(
      Learner learner, List<Snapshot> history, LabelledPictures set, LabelledPictures test) {
    List<Checkpoint> kept = new ArrayList<>();
    for (int percent : KEPT) {
      Snapshot snapshot = history.get((int) Math.round((history.size() - 1) * percent / 100.0));
      learner.restore(snapshot);
      kept.add(new Checkpoint(percent, snapshot, learner.accuracy(set), learner.accuracy(test)));
    }
    return kept;
  }
}
