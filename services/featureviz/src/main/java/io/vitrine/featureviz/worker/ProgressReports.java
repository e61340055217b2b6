package io.vitrine.featureviz.worker;

import io.vitrine.featureviz.block.BlockRun;
import io.vitrine.protocol.JobProgress;
import io.vitrine.protocol.WorkBlock;
import io.vitrine.transport.RecordPublisher;
import io.vitrine.transport.Topic;
import java.time.Duration;

/** Tells how a block gets on, at most at a set rate. Nothing depends on it being heard. */
final class ProgressReports {
  private final RecordPublisher publisher;
  private final WorkBlock work;
  private final long everyNanos;
  private long next = System.nanoTime();

  ProgressReports(RecordPublisher publisher, WorkBlock work, Duration every) {
    this.publisher = publisher;
    this.work = work;
    everyNanos = every.toNanos();
  }

  /** After each step; the last one is always told. */
  void after(BlockRun run) {
    long now = System.nanoTime();
    if (now - next < 0 && run.stepsDone() < run.steps()) {
      return;
    }
    next = now + everyNanos;
    JobProgress progress =
        JobProgress.newBuilder()
            .setJob(work.getJob())
            .setBlock(work.getBlock())
            .setStepsDone(run.stepsDone())
            .setSteps(run.steps())
            .addAllItems(run.progress())
            .build();
    var unused = publisher.publish(Topic.JOB_PROGRESS, work.getJob(), progress);
  }
}
