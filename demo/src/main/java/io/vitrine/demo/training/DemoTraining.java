package io.vitrine.demo.training;

import io.vitrine.demo.network.ParameterLayout;
import io.vitrine.demo.network.Snapshot;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains the demo network and keeps its checkpoints. On one thread the result is a function of the
 * recipe and the pictures.
 */
public final class DemoTraining {
  /** Percent of the training after which a checkpoint is kept. */
  static final List<Integer> KEPT = List.of(0, 1, 2, 5, 10, 20, 40, 70, 100);

  private static final double RISING = .15;

  /** Share of the training after which the adversary goes as far as it will. */
  private static final double GROWN = .5;

  private static final int SCORED_TRAINING_PICTURES = 1_000;
  private static final int STEPS_PER_REPORT = 100;

  private final ParameterLayout layout;
  private final DemoRecipe recipe;
  private final PrintStream log;

  public DemoTraining(ParameterLayout layout, DemoRecipe recipe, PrintStream log) {
    this.layout = layout;
    this.recipe = recipe;
    this.log = log;
  }

  /** Runs the whole training. */
  public List<Checkpoint> run(LabelledPictures training, LabelledPictures test) {
    Schedule schedule = new Schedule(recipe.peak(), 0, recipe.steps(), RISING);
    BatchOrder orders = new BatchOrder(recipe.seed(), recipe.pictures());
    LabelledPictures scored = training.first(SCORED_TRAINING_PICTURES);
    List<Checkpoint> kept = new ArrayList<>();
    try (Learner learner = Learner.untrained(layout, recipe.seed(), recipe.decay())) {
      keep(learner, 0, scored, test, kept);
      int step = 0;
      double loss = 0;
      for (int epoch = 0; epoch < recipe.epochs(); epoch++) {
        int[] order = orders.epoch(epoch);
        for (int batch = 0; batch < recipe.stepsPerEpoch(); batch++) {
          loss +=
              learner.step(
                  training,
                  order,
                  batch * recipe.batch(),
                  recipe.batch(),
                  schedule.rate(step),
                  recipe.augmentation().grown(step / (GROWN * recipe.steps())));
          step++;
          if (step % STEPS_PER_REPORT == 0) {
            log.printf("step %d of %d: loss %.3f%n", step, recipe.steps(), loss / STEPS_PER_REPORT);
            loss = 0;
          }
          keep(learner, step, scored, test, kept);
        }
      }
    }
    return kept;
  }

  private void keep(
      Learner learner,
      int step,
      LabelledPictures scored,
      LabelledPictures test,
      List<Checkpoint> kept) {
    if (kept.size() == KEPT.size()) {
      return;
    }
    int percent = KEPT.get(kept.size());
    if (step >= Math.round(recipe.steps() * percent / 100.0)) {
      Snapshot snapshot = learner.recalibrated(scored);
      Checkpoint checkpoint;
      try (Learner fixed = new Learner(layout, snapshot, 0)) {
        checkpoint =
            new Checkpoint(percent, snapshot, fixed.accuracy(scored), fixed.accuracy(test));
      }
      log.printf(
          "%d %%: step %d, train %.3f, test %.3f%n",
          percent, step, checkpoint.trainAccuracy(), checkpoint.testAccuracy());
      kept.add(checkpoint);
    }
  }
}
