package io.vitrine.featureviz.worker;

import io.vitrine.featureviz.block.BlockKeys;
import io.vitrine.protocol.BlockClaim;
import io.vitrine.protocol.BlockState;
import io.vitrine.protocol.JobControl;
import io.vitrine.protocol.JobStateRecord;
import io.vitrine.protocol.Phase;
import io.vitrine.protocol.WorkBlock;
import io.vitrine.transport.KafkaSettings;
import io.vitrine.transport.Topic;
import io.vitrine.transport.TopicRecord;
import io.vitrine.transport.TopicTail;
import io.vitrine.transport.TopicTail.From;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * What a worker hears of the blocks it works on: who claimed them last, how the dispatcher sees
 * them, and what people want of their jobs. Thread-safe.
 */
public final class BlockWatch implements AutoCloseable {
  private final Map<String, BlockClaim> claims = new ConcurrentHashMap<>();
  private final Map<String, BlockState> states = new ConcurrentHashMap<>();
  private final Map<String, JobControl> controls = new ConcurrentHashMap<>();
  private final TopicTail<JobStateRecord> stateTail;
  private final TopicTail<JobControl> controlTail;
  private final Object news = new Object();
  private long heard = -1;

  private BlockWatch(KafkaSettings kafka) {
    stateTail =
        TopicTail.start(
            kafka, Topic.JOB_STATE, From.BEGINNING, JobStateRecord.parser(), this::hear);
    controlTail =
        TopicTail.start(
            kafka,
            Topic.JOB_CONTROL,
            From.BEGINNING,
            JobControl.parser(),
            record ->
                record
                    .message()
                    .ifPresentOrElse(
                        control -> controls.put(record.key(), control),
                        () -> controls.remove(record.key())));
  }

  /** Returns when everything that was said before has been heard. */
  public static BlockWatch start(KafkaSettings kafka) {
    BlockWatch watch = new BlockWatch(kafka);
    watch.stateTail.awaitReady(kafka.startTimeout());
    watch.controlTail.awaitReady(kafka.startTimeout());
    return watch;
  }

  private void hear(TopicRecord<JobStateRecord> record) {
    String block = BlockKeys.blockOf(record.key());
    if (record.message().isEmpty()) {
      claims.remove(block);
      states.remove(block);
    } else if (record.message().get().hasClaim()) {
      claims.put(block, record.message().get().getClaim());
    } else if (record.message().get().hasBlock()) {
      states.put(block, record.message().get().getBlock());
    }
    synchronized (news) {
      heard = record.offset();
      news.notifyAll();
    }
  }

  /** Waits until a record of job-state has been heard; false when it was not in time. */
  boolean awaitHeard(long offset, Duration atMost) throws InterruptedException {
    return await(() -> heard >= offset, atMost);
  }

  /** Waits until the dispatcher has said something about that claim; false when it did not. */
  boolean awaitVerdict(WorkBlock work, String claim, Duration atMost) throws InterruptedException {
    return await(
        () -> isOver(work) || state(work).filter(s -> s.getClaim().equals(claim)).isPresent(),
        atMost);
  }

  private boolean await(BooleanSupplier condition, Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    synchronized (news) {
      while (!condition.getAsBoolean()) {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return false;
        }
        news.wait(left);
      }
    }
    return true;
  }

  /** Whether this slice needs nobody any more: it was reported, taken back, or given up. */
  boolean isOver(WorkBlock work) {
    return state(work)
        .filter(
            state ->
                state.getSlice() > work.getSlice()
                    || (state.getSlice() == work.getSlice() && state.getPhase() != Phase.RUNNING))
        .isPresent();
  }

  /** Whether nobody has claimed the block since. */
  boolean isLatest(WorkBlock work, String claim) {
    BlockClaim latest = claims.get(BlockKeys.block(work.getJob(), work.getBlock()));
    return latest != null && latest.getClaim().equals(claim);
  }

  /**
   * Whether the job is cancelled or paused. May be outdated by a moment either way, so it is a
   * reason to give a block back and not to drop it.
   */
  boolean isHeld(String job) {
    JobControl control = controls.get(job);
    return control != null && (control.getCancelled() || control.getPaused());
  }

  private Optional<BlockState> state(WorkBlock work) {
    return Optional.ofNullable(states.get(BlockKeys.block(work.getJob(), work.getBlock())));
  }

  @Override
  public void close() {
    stateTail.close();
    controlTail.close();
  }
}
