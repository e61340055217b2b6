package io.vitrine.featureviz.dispatch;

import io.vitrine.featureviz.block.BlockKeys;
import io.vitrine.protocol.BlockState;
import io.vitrine.protocol.JobControl;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.JobStateRecord;
import io.vitrine.protocol.WorkBlock;
import io.vitrine.transport.Topic;
import io.vitrine.transport.TransactionalPublisher.Write;
import java.util.ArrayList;
import java.util.List;

/** What one transaction of the dispatcher publishes. */
final class Outbox {
  private final List<Write> writes = new ArrayList<>();

  void job(JobState state) {
    writes.add(
        Write.of(
            Topic.JOB_STATE, state.getJob(), JobStateRecord.newBuilder().setJob(state).build()));
  }

  void block(BlockState block) {
    writes.add(
        Write.of(
            Topic.JOB_STATE,
            BlockKeys.block(block.getJob(), block.getBlock()),
            JobStateRecord.newBuilder().setBlock(block).build()));
  }

  void work(WorkBlock work) {
    writes.add(Write.of(Topic.WORK, BlockKeys.block(work.getJob(), work.getBlock()), work));
  }

  void control(JobControl control) {
    writes.add(Write.of(Topic.JOB_CONTROL, control.getJob(), control));
  }

  /** Nothing of the job is kept. */
  void forget(Job job) {
    writes.add(Write.tombstone(Topic.JOB_CONTROL, job.id()));
    for (int block = 0; block < job.blockCount(); block++) {
      writes.add(Write.tombstone(Topic.JOB_STATE, BlockKeys.claim(job.id(), block)));
      writes.add(Write.tombstone(Topic.JOB_STATE, BlockKeys.report(job.id(), block)));
      writes.add(Write.tombstone(Topic.JOB_STATE, BlockKeys.block(job.id(), block)));
    }
    writes.add(Write.tombstone(Topic.JOB_STATE, job.id()));
  }

  List<Write> writes() {
    return List.copyOf(writes);
  }
}
