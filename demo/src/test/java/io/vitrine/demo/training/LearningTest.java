package io.vitrine.demo.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.demo.network.Architecture;
import io.vitrine.demo.network.ParameterLayout;
import io.vitrine.demo.network.Snapshot;
import io.vitrine.demo.picture.DrawnPictures;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearningTest {
  private static final ParameterLayout LAYOUT =
      new ParameterLayout(Architecture.demo(DrawnPictures.CLASSES));
  private static final int[] ORDER = IntStream.range(0, 32).toArray();

  private final LabelledPictures pictures = LabelledPictures.draw(new DrawnPictures(5), 32);

  @Test
  void stepsLowerTheLossTheSameWayEachTime() {
    float[] losses = losses(8);
    assertThat(losses[7]).isLessThan(.9f * losses[0]);
    assertThat(losses(8)).isEqualTo(losses);
  }

  @Test
  void recalibratedStatisticsAreThoseOfTheSetAndLeaveTheLearnerAlone() {
    LabelledPictures set = LabelledPictures.draw(new DrawnPictures(5), 200);
    try (Learner learner = Learner.untrained(LAYOUT, 1, 0)) {
      Snapshot before = learner.snapshot();
      Snapshot recalibrated = learner.recalibrated(set);
      assertThat(recalibrated.parameters()).isEqualTo(before.parameters());
      assertThat(recalibrated.running()).isNotEqualTo(before.running());
      assertThat(learner.snapshot().running()).isEqualTo(before.running());
      try (Learner again = new Learner(LAYOUT, recalibrated, 0)) {
        assertThat(again.recalibrated(set).running()).isEqualTo(recalibrated.running());
      }
    }
  }

  @Test
  void shuffledLabelsAreTheTrueOnesUnderAPermutation() {
    LabelledPictures shuffled = PairTraining.shuffled(pictures, 1);
    assertThat(shuffled.labels()).isNotEqualTo(pictures.labels());
    assertThat(shuffled.labels()).isEqualTo(PairTraining.shuffled(pictures, 1).labels());
    assertThat(Arrays.stream(shuffled.labels()).sorted())
        .containsExactly(Arrays.stream(pictures.labels()).sorted().boxed().toArray(Integer[]::new));
    assertThat(shuffled.pixels()).isEqualTo(pictures.pixels());
  }

  @Test
  void everyEpochSeesEveryPictureOnceInAnOrderOfItsOwn() {
    BatchOrder orders = new BatchOrder(1, 100);
    assertThat(orders.epoch(0)).doesNotHaveDuplicates().hasSize(100).isNotEqualTo(orders.epoch(1));
    assertThat(orders.epoch(0)).isEqualTo(new BatchOrder(1, 100).epoch(0));
  }

  @Test
  void theRateRisesThenFallsToItsFloor() {
    Schedule schedule = new Schedule(.1, .01, 1_000, .15);
    assertThat(schedule.rate(149)).isEqualTo(.1f);
    assertThat(schedule.rate(0)).isLessThan(.001f);
    assertThat(schedule.rate(999)).isEqualTo(.01f);
    assertThat(schedule.rate(5_000)).isEqualTo(.01f);
  }

  private float[] losses(int steps) {
    float[] losses = new float[steps];
    try (Learner learner = Learner.untrained(LAYOUT, 1, 0)) {
      for (int i = 0; i < steps; i++) {
        losses[i] = learner.step(pictures, ORDER, 0, ORDER.length, .02f, Augmentation.NONE);
      }
    }
    return losses;
  }
}
