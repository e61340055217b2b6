package io.vitrine.featureviz;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.protocol.JobRequest;
import io.vitrine.protocol.JobRequest.Command;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.Phase;
import io.vitrine.protocol.Problem;
import io.vitrine.protocol.WorkBlock;
import io.vitrine.testbed.Testbed;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One process with one worker, on a real broker of its own. */
class QueueIT {
  private static final List<WorkBlock> begun = new CopyOnWriteArrayList<>();
  private static final Sums sums = new Sums(begun::add);
  private static Testbed testbed;
  private static Asker asker;
  private static JobQueue queue;

  @BeforeAll
  static void start() {
    testbed = Testbed.start();
    asker = new Asker(testbed);
    queue =
        new JobQueue(
            asker.kafka,
            asker.blobs,
            sums,
            sums,
            1,
            QueueSettings.worker(),
            QueueSettings.dispatch());
  }

  @AfterAll
  static void stop() {
    queue.close();
    asker.close();
    testbed.close();
  }

  private static List<WorkBlock> begunOf(JobState job) {
    return begun.stream().filter(block -> block.getJob().equals(job.getJob())).toList();
  }

  @Test
  void jobIsWorkedOnAndAskedAgainIsDoneAtOnce() throws Exception {
    JobRequest.Builder request = Asker.request(Sums.PLAIN, 5, 4, 5);
    JobState first = asker.submit(request);
    assertThat(first.getPhase()).isEqualTo(Phase.QUEUED);
    assertThat(first.getBlocks()).isEqualTo(3);
    assertThat(first.getPictures()).isEqualTo(5);
    JobState done = asker.awaitEnd(first.getJob());
    assertThat(done.getPhase()).isEqualTo(Phase.DONE);
    assertThat(done.getBlocksDone()).isEqualTo(3);
    assertThat(done.getPicturesDone()).isEqualTo(5);
    asker.assertResults(done);
    assertThat(asker.progress)
        .anyMatch(p -> p.getJob().equals(first.getJob()) && p.getStepsDone() == 4);

    JobState again = asker.submit(request);
    assertThat(again.getPhase()).isEqualTo(Phase.DONE);
    assertThat(again.getItemsList()).allMatch(item -> item.getDone());
    assertThat(begunOf(again)).isEmpty();

    request.getFeatureVisualizationBuilder().addChannels(5);
    JobState more = asker.awaitEnd(asker.submit(request).getJob());
    asker.assertResults(more);
    assertThat(begunOf(more)).as("only the missing one is made").hasSize(1);
  }

  @Test
  void longBlockGoesOnWhereItsSliceEnded() throws Exception {
    JobState done = asker.awaitEnd(asker.submit(Asker.request(Sums.PLAIN, 2, 30, 50)).getJob());
    asker.assertResults(done);
    List<WorkBlock> slices = begunOf(done);
    assertThat(slices).hasSizeGreaterThan(2);
    assertThat(slices.get(0).hasState()).isFalse();
    assertThat(slices.subList(1, slices.size()))
        .allMatch(WorkBlock::hasState)
        .extracting(WorkBlock::getStepsDone)
        .isSorted()
        .doesNotHaveDuplicates();
    Waiting.until(
        () ->
            asker.blobs.list("block-states").stream()
                .noneMatch(name -> name.startsWith(done.getJob())),
        20_000,
        () -> "saved states that nobody needs are removed");
  }

  @Test
  void cancelledJobStopsAndRetriedGoesOn() throws Exception {
    JobState job = asker.submit(Asker.request(Sums.PLAIN, 8, 100, 10));
    Waiting.until(() -> !begunOf(job).isEmpty(), 30_000, () -> "the first block begins");
    assertThat(asker.command(job.getJob(), Command.CANCEL).getPhase()).isEqualTo(Phase.CANCELLED);
    JobState other = asker.submit(Asker.request(Sums.PLAIN, 1, 2, 1));
    assertThat(asker.awaitEnd(other.getJob()).getPhase())
        .as("the worker is free")
        .isEqualTo(Phase.DONE);
    int begunBefore = begunOf(job).size();
    assertThat(begunBefore).isLessThan(8);
    assertThat(asker.command(job.getJob(), Command.RETRY).getPhase()).isNotEqualTo(Phase.CANCELLED);
    JobState done = asker.awaitEnd(job.getJob());
    assertThat(done.getPhase()).isEqualTo(Phase.DONE);
    asker.assertResults(done);
  }

  @Test
  void pausedJobWaitsAndResumedGoesOn() throws Exception {
    JobState job = asker.submit(Asker.request(Sums.PLAIN, 4, 40, 20));
    Waiting.until(() -> !begunOf(job).isEmpty(), 30_000, () -> "the first block begins");
    assertThat(asker.command(job.getJob(), Command.PAUSE).getPaused()).isTrue();
    JobState other = asker.awaitEnd(asker.submit(Asker.request(Sums.PLAIN, 1, 2, 1)).getJob());
    assertThat(other.getPhase()).isEqualTo(Phase.DONE);
    int begunBefore = begunOf(job).size();
    asker.awaitEnd(asker.submit(Asker.request(Sums.PLAIN, 6, 20, 20)).getJob());
    assertThat(begunOf(job)).as("nothing of a paused job begins").hasSize(begunBefore);
    assertThat(asker.command(job.getJob(), Command.RESUME).getPaused()).isFalse();
    asker.assertResults(asker.awaitEnd(job.getJob()));
  }

  @Test
  void brokenBlockFailsWithItsProblemAndCanBeRetried() throws Exception {
    JobState job = asker.submit(Asker.request(Sums.BROKEN, 2, 5, 1));
    JobState failed = asker.awaitEnd(job.getJob());
    assertThat(failed.getPhase()).isEqualTo(Phase.FAILED);
    assertThat(failed.getProblem().getMessage()).contains("the third step broke");
    assertThat(begunOf(job)).hasSize(QueueSettings.dispatch().failures());
    sums.mended.add(job.getJob());
    JobState retried = asker.command(job.getJob(), Command.RETRY);
    assertThat(retried.hasProblem()).isFalse();
    JobState done = asker.awaitEnd(job.getJob());
    assertThat(done.getPhase()).isEqualTo(Phase.DONE);
    asker.assertResults(done);
  }

  @Test
  void impossibleJobIsRefusedWithAReason() throws Exception {
    JobState refused = asker.submit(Asker.request(Sums.PLAIN, 0, 5, 1));
    assertThat(refused.getPhase()).isEqualTo(Phase.REFUSED);
    assertThat(refused.getProblem().getCategory()).isEqualTo(Problem.Category.CALLER);
    assertThat(refused.getProblem().getMessage()).isEqualTo("no channel is named");
    JobState tooLarge = asker.submit(Asker.request(Sums.PLAIN, 501, 5, 1));
    assertThat(tooLarge.getProblem().getReason()).isEqualTo(Problem.Reason.LIMIT);
  }

  @Test
  void largeJobOfOneOwnerDoesNotDelayAnothers() throws Exception {
    JobState large = asker.submit(Asker.request(Sums.PLAIN, 400, 4, 10).setOwner("large"));
    Waiting.until(() -> begunOf(large).size() >= 3, 30_000, () -> "the large job runs");
    JobState small = asker.submit(Asker.request(Sums.PLAIN, 1, 4, 10).setOwner("small"));
    int before = begunOf(large).size();
    asker.awaitEnd(small.getJob());
    WorkBlock own = begunOf(small).get(0);
    List<WorkBlock> order = List.copyOf(begun);
    long between =
        order.subList(0, order.indexOf(own)).stream()
            .filter(block -> block.getJob().equals(large.getJob()))
            .count();
    assertThat(between - before).as("blocks of the large job begun meanwhile").isLessThan(2);
    asker.command(large.getJob(), Command.CANCEL);
  }

  @Test
  void higherPriorityGoesFirstWithinAnOwner() throws Exception {
    JobState low = asker.submit(Asker.request(Sums.PLAIN, 60, 4, 10).setOwner("one"));
    JobState high =
        asker.submit(Asker.request(Sums.PLAIN, 4, 4, 10).setOwner("one").setPriority(5));
    asker.awaitEnd(high.getJob());
    assertThat(asker.command(low.getJob(), Command.CANCEL).getBlocksDone()).isLessThan(25);
  }
}
