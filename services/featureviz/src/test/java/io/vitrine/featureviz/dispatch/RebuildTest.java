package io.vitrine.featureviz.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.featureviz.block.BlockKeys;
import io.vitrine.protocol.BlockClaim;
import io.vitrine.protocol.BlockState;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.JobItem;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.JobStateRecord;
import io.vitrine.protocol.Objective;
import io.vitrine.protocol.Phase;
import io.vitrine.transport.Topic;
import io.vitrine.transport.TopicRecord;
import io.vitrine.transport.TransactionalPublisher.Write;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories: whenever a dispatcher ends, the next one knows from the topic, compacted or
 * not, what the one before knew and what it had not heard yet.
 */
class RebuildTest {
  private static final int BLOCKS = 4;
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
  private static final DispatchSettings SETTINGS =
      new DispatchSettings(
          2,
          3,
          Duration.ZERO,
          Duration.ofSeconds(1),
          Map.of(),
          100,
          900_000,
          Duration.ZERO,
          Duration.ofHours(1),
          Duration.ofSeconds(1),
          Duration.ofHours(1),
          Duration.ofSeconds(6),
          Duration.ofSeconds(10));

  private final List<TopicRecord<JobStateRecord>> topic = new ArrayList<>();
  private JobBook book = new JobBook(SETTINGS, CLOCK);
  private int heard;

  private static JobState job() {
    JobState.Builder state =
        JobState.newBuilder().setJob("job").setPhase(Phase.QUEUED).setBlocks(BLOCKS);
    for (int block = 0; block < BLOCKS; block++) {
      state.addItems(
          JobItem.newBuilder()
              .setName("item " + block)
              .setBlock(block)
              .setObjective(Objective.newBuilder().setChannel(block)));
    }
    return state.build();
  }

  private void append(String key, JobStateRecord record) {
    topic.add(new TopicRecord<>(key, Optional.of(record), 0, topic.size() + 1, 0));
  }

  private void publish() {
    Outbox outbox = new Outbox();
    book.writeTo(outbox);
    for (Write write : outbox.writes()) {
      assertThat(write.topic()).isEqualTo(Topic.JOB_STATE);
      append(write.key(), (JobStateRecord) write.message().orElseThrow());
    }
  }

  private Job known() {
    return book.find("job").orElseThrow();
  }

  private void hear(int count) {
    for (int i = 0; i < count && heard < topic.size(); i++) {
      book.hear(topic.get(heard++));
    }
  }

  /** What compaction may leave: of each key the last, at its own offset. */
  private List<TopicRecord<JobStateRecord>> compacted() {
    Map<String, TopicRecord<JobStateRecord>> last = new LinkedHashMap<>();
    for (TopicRecord<JobStateRecord> record : topic.subList(0, heard)) {
      last.remove(record.key());
      last.put(record.key(), record);
    }
    List<TopicRecord<JobStateRecord>> left = new ArrayList<>(last.values());
    left.addAll(topic.subList(heard, topic.size()));
    return left;
  }

  private void workerDoesSomething(Random random) {
    BlockState block = known().block(random.nextInt(BLOCKS));
    int slice = block.getSlice() - random.nextInt(2);
    if (slice < 1) {
      return;
    }
    if (block.getClaim().isEmpty() || random.nextInt(3) == 0) {
      append(
          BlockKeys.claim("job", block.getBlock()),
          JobStateRecord.newBuilder()
              .setClaim(
                  BlockClaim.newBuilder()
                      .setJob("job")
                      .setBlock(block.getBlock())
                      .setSlice(slice)
                      .setClaim("claim " + topic.size())
                      .setWorker("worker " + random.nextInt(3)))
              .build());
      return;
    }
    Phase[] phases = {Phase.DONE, Phase.QUEUED, Phase.QUEUED, Phase.QUEUED, Phase.FAILED};
    append(
        BlockKeys.report("job", block.getBlock()),
        JobStateRecord.newBuilder()
            .setReport(
                BlockState.newBuilder()
                    .setJob("job")
                    .setBlock(block.getBlock())
                    .setSlice(slice)
                    .setClaim(
                        random.nextInt(4) == 0 || block.getLostCount() == 0
                            ? block.getClaim()
                            : block.getLost(0))
                    .setPhase(phases[random.nextInt(phases.length)])
                    .setStepsDone(random.nextInt(50))
                    .setState(FileReference.newBuilder().setPath("state " + topic.size())))
            .build());
  }

  private void dispatcherDoesSomething(Random random) {
    BlockState block = known().block(random.nextInt(BLOCKS));
    if (block.getPhase() == Phase.QUEUED) {
      book.put(book.rules().released(block));
    } else if (block.getPhase() == Phase.FAILED && random.nextInt(4) == 0) {
      book.put(book.rules().retried(block));
    } else if (block.getPhase() == Phase.RUNNING && random.nextInt(20) == 0) {
      book.put(book.rules().withdrawn(block));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void successorKnowsWhatWasKnown(int seed) {
    Random random = new Random(seed);
    append("job", JobStateRecord.newBuilder().setJob(job()).build());
    book.add(new Job(job()));
    heard = 1;
    int changes = 0;
    for (int turn = 0; turn < 200; turn++) {
      for (int i = random.nextInt(3); i > 0; i--) {
        workerDoesSomething(random);
      }
      hear(random.nextInt(4));
      dispatcherDoesSomething(random);
      publish();
      if (random.nextInt(10) == 0) {
        JobBook successor = new JobBook(SETTINGS, CLOCK);
        successor.rebuild(random.nextBoolean() ? topic : compacted());
        hear(topic.size());
        assertThat(blocks(successor)).isEqualTo(blocks(book));
        assertThat(successor.find("job").orElseThrow().state()).isEqualTo(known().state());
        book = successor;
        changes++;
      }
    }
    assertThat(changes).isPositive();
  }

  private static List<BlockState> blocks(JobBook book) {
    return book.find("job").orElseThrow().blocks();
  }
}
