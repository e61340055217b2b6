package io.vitrine.featureviz.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.protocol.JobItem;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.Phase;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Jobs whose later blocks are made of what earlier ones left. */
class StagesTest {
  private static final Instant NOW = Instant.EPOCH;

  /** Block 0 and 1 of stage 0, block 2 of stage 1; one result was there before. */
  private static Job job() {
    JobState.Builder state =
        JobState.newBuilder().setJob("job").setPhase(Phase.QUEUED).setBlocks(3);
    state.addItems(JobItem.newBuilder().setName("there").setDone(true).setStage(1));
    for (int block = 0; block < 3; block++) {
      state.addItems(
          JobItem.newBuilder()
              .setName("item " + block)
              .setBlock(block)
              .setStage(block == 2 ? 1 : 0));
    }
    return new Job(state.build());
  }

  private static void put(Job job, int block, Phase phase) {
    job.put(job.block(block).toBuilder().setSlice(1).setPhase(phase).build(), NOW);
  }

  private static OptionalInt next(Job job) {
    return job.next(NOW, block -> true);
  }

  @Test
  void aStageWaitsForTheOneBefore() {
    Job job = job();
    assertThat(next(job)).hasValue(0);
    put(job, 0, Phase.DONE);
    assertThat(next(job)).hasValue(1);
    put(job, 1, Phase.RUNNING);
    assertThat(next(job)).isEmpty();
    put(job, 1, Phase.DONE);
    assertThat(next(job)).hasValue(2);
    put(job, 2, Phase.DONE);
    assertThat(job.head().getPhase()).isEqualTo(Phase.DONE);
  }

  @Test
  void whatWaitsForAFailedStageFailsWithItAndComesBackWithIt() {
    Job job = job();
    put(job, 0, Phase.FAILED);
    assertThat(job.head().getPhase()).isEqualTo(Phase.RUNNING);
    put(job, 1, Phase.DONE);
    assertThat(job.head().getPhase()).isEqualTo(Phase.FAILED);
    assertThat(next(job)).isEmpty();
    put(job, 0, Phase.QUEUED);
    assertThat(job.head().getPhase()).isEqualTo(Phase.RUNNING);
    assertThat(next(job)).hasValue(0);
  }
}
