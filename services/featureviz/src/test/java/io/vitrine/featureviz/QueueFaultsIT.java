package io.vitrine.featureviz;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.protocol.BlockState;
import io.vitrine.protocol.JobRequest.Command;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.JobStateRecord;
import io.vitrine.protocol.Phase;
import io.vitrine.protocol.Problem;
import io.vitrine.protocol.WorkBlock;
import io.vitrine.testbed.Testbed;
import io.vitrine.transport.ContentNames;
import io.vitrine.transport.Outcome;
import io.vitrine.transport.ShareGroup;
import io.vitrine.transport.ShareWorker;
import io.vitrine.transport.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Processes that die, freeze and come back, on a real broker of their own. */
class QueueFaultsIT {
  private final List<Running> processes = new ArrayList<>();
  private Testbed testbed;
  private Asker asker;

  @BeforeEach
  void broker() {
    testbed = Testbed.start();
    asker = new Asker(testbed);
  }

  @AfterEach
  void end() {
    processes.forEach(Running::kill);
    asker.close();
    testbed.close();
  }

  private Running start(int workers) throws Exception {
    Running process = Running.start(asker, workers);
    processes.add(process);
    return process;
  }

  /** Done, with every result there once and right, and nothing left over. */
  private void assertWhole(JobState job) throws Exception {
    assertThat(job.getPhase()).as(job.getProblem().getMessage()).isEqualTo(Phase.DONE);
    asker.assertResults(job);
    assertThat(asker.blobs.list(ContentNames.VISUALIZATIONS)).hasSize(job.getItemsCount());
    Waiting.until(
        () -> asker.blobs.list("block-states").isEmpty(),
        30_000,
        () -> "left over: " + asker.blobs.list("block-states"));
  }

  private BlockState lastOf(String job, int block) {
    return asker.records.stream()
        .flatMap(record -> record.message().stream())
        .filter(JobStateRecord::hasBlock)
        .map(JobStateRecord::getBlock)
        .filter(state -> state.getJob().equals(job) && state.getBlock() == block)
        .max(Comparator.comparing(BlockState::getHeard))
        .orElseThrow();
  }

  @Test
  void killedWorkersBlockIsFinishedByAnother() throws Exception {
    Running first = start(1);
    JobState job = asker.submit(Asker.request(Sums.PLAIN, 12, 10, 40));
    first.awaitBegun(job.getJob());
    start(1);
    first.kill();
    assertWhole(asker.awaitEnd(job.getJob()));
  }

  @Test
  void frozenWorkersReportsAreIgnoredOnceItWakes() throws Exception {
    Running frozen = start(1);
    JobState job = asker.submit(Asker.request(Sums.PLAIN, 8, 40, 40));
    frozen.awaitBegun(job.getJob());
    Running other = start(1);
    other.awaitBegun(job.getJob());
    frozen.freeze();
    JobState done = asker.awaitEnd(job.getJob());
    frozen.wake();
    assertWhole(done);
    JobState next = asker.submit(Asker.request(Sums.PLAIN, 40, 10, 20));
    frozen.awaitBegun(next.getJob());
    assertThat(asker.awaitEnd(next.getJob()).getPhase()).isEqualTo(Phase.DONE);
    asker.assertResults(asker.awaitEnd(next.getJob()));
    assertThat(frozen.alive()).isTrue();
  }

  @Test
  void killedDispatcherIsReplacedInTheMiddleOfAJob() throws Exception {
    Running dispatcher = start(0);
    JobState job = asker.submit(Asker.request(Sums.PLAIN, 24, 10, 20));
    Running worker = start(1);
    worker.awaitBegun(job.getJob());
    dispatcher.kill();
    JobState meanwhile = asker.submit(Asker.request(Sums.PLAIN, 1, 2, 1));
    assertThat(asker.awaitEnd(meanwhile.getJob()).getPhase()).isEqualTo(Phase.DONE);
    JobState done = asker.awaitEnd(job.getJob());
    assertThat(done.getPhase()).isEqualTo(Phase.DONE);
    asker.assertResults(done);
    assertThat(worker.begun()).as("no slice is worked on twice").doesNotHaveDuplicates();
  }

  @Test
  void everythingKilledAtOnceGoesOnFromWhatKafkaHolds() throws Exception {
    Running one = start(1);
    Running two = start(1);
    JobState job = asker.submit(Asker.request(Sums.PLAIN, 12, 40, 20));
    JobState cancelled = asker.submit(Asker.request(Sums.PLAIN, 100, 40, 20).setOwner("other"));
    one.awaitBegun(job.getJob());
    two.awaitBegun(job.getJob());
    assertThat(asker.command(cancelled.getJob(), Command.CANCEL).getPhase())
        .isEqualTo(Phase.CANCELLED);
    one.kill();
    two.kill();
    testbed.killBroker();
    testbed.startBroker();
    Running after = start(1);
    after.awaitBegun(job.getJob());
    JobState done = asker.awaitEnd(job.getJob());
    assertThat(done.getPhase()).isEqualTo(Phase.DONE);
    asker.assertResults(done);
    assertThat(after.begun()).noneMatch(line -> line.startsWith(cancelled.getJob()));
  }

  @Test
  void blockThatEndsItsProcessIsGivenUp() throws Exception {
    start(0);
    JobState job = asker.submit(Asker.request(Sums.DEADLY, 1, 5, 10));
    int deaths = 0;
    while (deaths < QueueSettings.dispatch().failures()) {
      assertThat(start(1).awaitEnd()).isEqualTo(9);
      deaths++;
    }
    Running survivor = start(1);
    JobState failed = asker.awaitEnd(job.getJob());
    assertThat(failed.getPhase()).isEqualTo(Phase.FAILED);
    assertThat(failed.getProblem().getCategory()).isEqualTo(Problem.Category.POISON);
    assertThat(failed.getProblem().getMessage())
        .contains("block 0 of job " + job.getJob() + " failed 3 times")
        .contains("ending its worker");
    assertThat(lastOf(job.getJob(), 0).getFailures()).isEqualTo(3);
    JobState healthy = asker.submit(Asker.request(Sums.PLAIN, 2, 5, 10));
    assertWhole(asker.awaitEnd(healthy.getJob()));
    assertThat(survivor.alive()).as("the last worker was not risked").isTrue();
  }

  @Test
  void blockThatTheBrokerGivesUpIsReleasedAgain() throws Exception {
    start(0);
    AtomicInteger deliveries = new AtomicInteger();
    try (var careless =
        ShareWorker.start(
            asker.kafka.withDeliveryLimit(2),
            Topic.WORK,
            new ShareGroup("workers", true),
            WorkBlock.parser(),
            delivery -> {
              deliveries.incrementAndGet();
              return Outcome.RELEASE;
            })) {
      JobState job = asker.submit(Asker.request(Sums.PLAIN, 1, 5, 10));
      Waiting.until(
          () -> deliveries.get() > 2, 60_000, () -> "released again, after " + deliveries.get());
      careless.close();
      start(1);
      assertWhole(asker.awaitEnd(job.getJob()));
    }
  }
}
