package io.vitrine.cli.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vitrine.protocol.JobEvent;
import io.vitrine.protocol.JobItem;
import io.vitrine.protocol.JobProgress;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.Objective;
import io.vitrine.protocol.Phase;
import org.junit.jupiter.api.Test;

class JobMeterTest {
  private final JobMeter meter = new JobMeter();

  @Test
  void aPictureCountsByItsSteps() {
    meter.take(state(Phase.RUNNING, false, false, false, false));
    assertThat(meter.share()).isZero();
    meter.take(progress(0, 128, 512));
    // Half of the pictures, a quarter of their steps.
    assertThat(meter.share()).isCloseTo(.125, within(1e-9));
    meter.take(progress(1, 256, 512));
    assertThat(meter.share()).isCloseTo(.375, within(1e-9));
    meter.take(state(Phase.RUNNING, true, true, false, false));
    assertThat(meter.share()).isCloseTo(.75, within(1e-9));
    assertThat(meter.done()).isEqualTo(2);
    assertThat(meter.ended()).isFalse();
  }

  @Test
  void wordsSayPhaseShareAndTheStrongestChannel() {
    meter.take(state(Phase.RUNNING, false, false, false, false));
    meter.take(progress(0, 256, 512));
    assertThat(meter.words()).isEqualTo("running, 25 %, 0 of 4 pictures, channel 1 at 2.50");
    assertThat(meter.bar()).startsWith("[######..................] running");
  }

  @Test
  void theEndIsSeenWhateverCameBefore() {
    assertThat(meter.ended()).isFalse();
    meter.take(progress(0, 1, 512));
    meter.take(state(Phase.DONE, true, true, true, true));
    assertThat(meter.ended()).isTrue();
    assertThat(meter.share()).isEqualTo(1);
    assertThat(meter.words()).isEqualTo("done, 100 %, 4 of 4 pictures");
  }

  @Test
  void anEventOfALaterVersionChangesNothing() {
    meter.take(state(Phase.RUNNING, true));
    meter.take(JobEvent.getDefaultInstance());
    assertThat(meter.words()).isEqualTo("running, 100 %, 1 of 1 pictures");
  }

  private static JobEvent state(Phase phase, boolean... done) {
    JobState.Builder state = JobState.newBuilder().setJob("job").setPhase(phase);
    for (int i = 0; i < done.length; i++) {
      state.addItems(
          JobItem.newBuilder()
              .setObjective(Objective.newBuilder().setChannel(i))
              .setBlock(i / 2)
              .setDone(done[i]));
    }
    return JobEvent.newBuilder().setState(state).build();
  }

  private static JobEvent progress(int block, int done, int steps) {
    return JobEvent.newBuilder()
        .setProgress(
            JobProgress.newBuilder()
                .setBlock(block)
                .setStepsDone(done)
                .setSteps(steps)
                .addItems(item(0, 1))
                .addItems(item(1, 2.5f)))
        .build();
  }

  private static JobProgress.ItemProgress item(int channel, float value) {
    return JobProgress.ItemProgress.newBuilder()
        .setObjective(Objective.newBuilder().setChannel(channel))
        .setValue(value)
        .build();
  }
}
