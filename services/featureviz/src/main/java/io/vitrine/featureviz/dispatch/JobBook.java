package io.vitrine.featureviz.dispatch;

import io.vitrine.featureviz.block.BlockKeys;
import io.vitrine.protocol.BlockClaim;
import io.vitrine.protocol.BlockState;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.JobStateRecord;
import io.vitrine.protocol.Phase;
import io.vitrine.transport.TopicRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every job, by what the topic job-state holds. Nothing in it is known only here. For the
 * dispatcher's thread only.
 */
final class JobBook {
  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private final Set<String> changedBlocks = new LinkedHashSet<>();
  private final List<FileReference> dropped = new ArrayList<>();
  private final Blocks rules;
  private final DispatchSettings settings;
  private final Clock clock;

  JobBook(DispatchSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    rules = new Blocks(settings.failures());
  }

  /**
   * Takes over from a predecessor.
   *
   * @param records all of job-state, or what compaction left of it, in the order of their offsets
   */
  void rebuild(List<TopicRecord<JobStateRecord>> records) {
    Map<String, JobState> states = new LinkedHashMap<>();
    Map<String, BlockState> blocks = new LinkedHashMap<>();
    List<TopicRecord<JobStateRecord>> events = new ArrayList<>();
    for (TopicRecord<JobStateRecord> record : records) {
      if (record.message().isEmpty()) {
        states.remove(record.key());
        blocks.remove(record.key());
        continue;
      }
      JobStateRecord message = record.message().get();
      switch (message.getEntityCase()) {
        case JOB -> states.put(record.key(), message.getJob());
        case BLOCK -> blocks.put(record.key(), message.getBlock());
        case CLAIM, REPORT -> events.add(record);
        case ENTITY_NOT_SET -> {}
      }
    }
    states.values().forEach(state -> jobs.put(state.getJob(), new Job(state)));
    blocks.values().forEach(this::putKnown);
    events.forEach(this::hear);
  }

  private void putKnown(BlockState block) {
    Job job = jobs.get(block.getJob());
    if (job != null && block.getBlock() < job.blockCount()) {
      job.put(block, clock.instant());
    }
  }

  /** A claim or report that came. Those it knows of already change nothing. */
  void hear(TopicRecord<JobStateRecord> record) {
    record
        .message()
        .ifPresent(
            message -> {
              switch (message.getEntityCase()) {
                case CLAIM -> claimed(message.getClaim(), record.offset());
                case REPORT -> reported(message.getReport(), record.offset());
                case JOB, BLOCK, ENTITY_NOT_SET -> {}
              }
            });
  }

  private void claimed(BlockClaim claim, long offset) {
    known(claim.getJob(), claim.getBlock(), offset)
        .ifPresent(block -> put(rules.claimed(block, claim), block, offset));
  }

  private void reported(BlockState report, long offset) {
    known(report.getJob(), report.getBlock(), offset)
        .ifPresent(
            before -> {
              BlockState after = rules.reported(before, report);
              put(after, before, offset);
              if (report.getPhase() == Phase.FAILED && after.getPhase() == Phase.QUEUED) {
                rest(after);
              }
            });
  }

  private void rest(BlockState block) {
    Duration rest =
        settings.restAfterFailure().multipliedBy(1L << Math.min(block.getFailures() - 1, 10));
    job(block).rest(block.getBlock(), clock.instant().plus(rest));
  }

  private Optional<BlockState> known(String job, int block, long offset) {
    return find(job)
        .filter(known -> block >= 0 && block < known.blockCount())
        .map(known -> known.block(block))
        .filter(known -> known.getHeard() < offset);
  }

  private void put(BlockState after, BlockState before, long offset) {
    if (!after.equals(before)) {
      put(after.toBuilder().setHeard(offset).build());
    }
  }

  /** Puts a block's state in place of the one before. */
  void put(BlockState block) {
    Job job = job(block);
    BlockState before = job.block(block.getBlock());
    if (before.hasState() && !before.getState().equals(block.getState())) {
      dropped.add(before.getState());
    }
    job.put(block, clock.instant());
    changedBlocks.add(BlockKeys.block(block.getJob(), block.getBlock()));
  }

  private Job job(BlockState block) {
    return find(block.getJob()).orElseThrow();
  }

  void add(Job job) {
    jobs.put(job.id(), job);
  }

  void forget(String job) {
    jobs.remove(job);
  }

  Optional<Job> find(String job) {
    return Optional.ofNullable(jobs.get(job));
  }

  Collection<Job> jobs() {
    return List.copyOf(jobs.values());
  }

  /** Blocks that are released and not reported. */
  List<BlockState> outstanding() {
    return jobs.values().stream()
        .filter(job -> !job.ended())
        .flatMap(job -> job.blocks().stream())
        .filter(block -> block.getPhase() == Phase.RUNNING)
        .toList();
  }

  /** Saved states that no block needs any more, once what was written is committed. */
  List<FileReference> takeDropped() {
    List<FileReference> taken = List.copyOf(dropped);
    dropped.clear();
    return taken;
  }

  Blocks rules() {
    return rules;
  }

  /** What has to be published so that a successor knows what is known here. */
  void writeTo(Outbox outbox) {
    for (String key : changedBlocks) {
      int slash = key.lastIndexOf('/');
      find(key.substring(0, slash))
          .ifPresent(job -> outbox.block(job.block(Integer.parseInt(key.substring(slash + 1)))));
    }
    changedBlocks.clear();
    Instant now = clock.instant();
    for (Job job : jobs.values()) {
      if (job.due(now, settings.stateEvery())) {
        outbox.job(job.state());
        job.isWritten(now);
      }
    }
  }
}
