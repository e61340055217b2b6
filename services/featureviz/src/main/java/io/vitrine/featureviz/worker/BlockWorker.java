package io.vitrine.featureviz.worker;

import com.google.protobuf.Timestamp;
import io.vitrine.featureviz.block.BlockKeys;
import io.vitrine.featureviz.block.BlockRun;
import io.vitrine.featureviz.block.BlockWork;
import io.vitrine.featureviz.block.SavedStates;
import io.vitrine.protocol.BlockClaim;
import io.vitrine.protocol.BlockState;
import io.vitrine.protocol.JobStateRecord;
import io.vitrine.protocol.Phase;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.protocol.WorkBlock;
import io.vitrine.transport.Delivery;
import io.vitrine.transport.Handler;
import io.vitrine.transport.Outcome;
import io.vitrine.transport.ProblemException;
import io.vitrine.transport.RecordPublisher;
import io.vitrine.transport.Topic;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on one slice of a block at a time: claims it, gets it on until it is done, its time is up,
 * or someone wants otherwise, and reports before it acknowledges. Whatever it reports under a claim
 * that is no longer the latest is ignored.
 */
public final class BlockWorker implements Handler<WorkBlock> {
  private static final Logger log = LoggerFactory.getLogger(BlockWorker.class);

  private final String name;
  private final BlockWork work;
  private final BlockWatch watch;
  private final RecordPublisher publisher;
  private final SavedStates saved;
  private final Results results;
  private final WorkerSettings settings;
  private volatile boolean stopping;

  /**
   * @param name unique per process and thread
   */
  public BlockWorker(
      String name,
      BlockWork work,
      BlockWatch watch,
      RecordPublisher publisher,
      SavedStates saved,
      Results results,
      WorkerSettings settings) {
    this.name = name;
    this.work = work;
    this.watch = watch;
    this.publisher = publisher;
    this.saved = saved;
    this.results = results;
    this.settings = settings;
  }

  /** What there is to do next with a block. */
  private enum Next {
    GO_ON,
    GIVE_BACK,
    LEAVE
  }

  /** Saves the block in hand at its next step and gives it back. */
  public void stop() {
    stopping = true;
  }

  @Override
  public Outcome handle(Delivery<WorkBlock> delivery) throws InterruptedException {
    WorkBlock block = delivery.message();
    if (watch.isOver(block)) {
      return Outcome.ACCEPT;
    }
    if (stopping) {
      return Outcome.RELEASE;
    }
    String claim = claim(block);
    // Whoever had it before may have died of it: the dispatcher counts, and may give it up.
    if (delivery.count() > 1) {
      watch.awaitVerdict(block, claim, settings.verdictTimeout());
    }
    Slice slice = new Slice(block, claim);
    try {
      return switch (slice.next()) {
        case GO_ON -> slice.work();
        case GIVE_BACK -> slice.giveBack();
        case LEAVE -> slice.leave();
      };
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
      log.error("block {} of job {} failed", block.getBlock(), block.getJob(), e);
      slice.report(slice.state(Phase.FAILED).setProblem(ProblemException.problemOf(e)));
      return Outcome.ACCEPT;
    }
  }

  /** Claims the block; returns when everything that was said of it before the claim is known. */
  private String claim(WorkBlock block) throws InterruptedException {
    String claim = UUID.randomUUID().toString();
    Instant now = Instant.now();
    BlockClaim record =
        BlockClaim.newBuilder()
            .setClaim(claim)
            .setWorker(name)
            .setSlice(block.getSlice())
            .setJob(block.getJob())
            .setBlock(block.getBlock())
            .setClaimed(
                Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
            .build();
    long offset =
        publish(
            BlockKeys.claim(block.getJob(), block.getBlock()),
            JobStateRecord.newBuilder().setClaim(record).build());
    if (!watch.awaitHeard(offset, settings.claimTimeout())) {
      throw ProblemException.retriable(
          Reason.TIMEOUT,
          "a claim was not heard within " + settings.claimTimeout().toSeconds() + " s",
          "check that the broker runs",
          null);
    }
    return claim;
  }

  private long publish(String key, JobStateRecord record) throws InterruptedException {
    try {
      return publisher.publish(Topic.JOB_STATE, key, record).toCompletableFuture().get().offset();
    } catch (ExecutionException e) {
      throw new ProblemException(ProblemException.problemOf(e), e);
    }
  }

  /** A slice of a block, under one claim. */
  private final class Slice {
    private final WorkBlock block;
    private final String claim;
    private long computed;
    private int steps;

    Slice(WorkBlock block, String claim) {
      this.block = block;
      this.claim = claim;
      steps = block.getStepsDone();
    }

    Next next() {
      if (watch.isOver(block) || !watch.isLatest(block, claim)) {
        return Next.LEAVE;
      }
      return stopping || watch.isHeld(block.getJob()) || computed >= settings.slice().toNanos()
          ? Next.GIVE_BACK
          : Next.GO_ON;
    }

    Outcome work() throws InterruptedException {
      if (results.hasAll(block)) {
        report(state(Phase.DONE));
        return Outcome.ACCEPT;
      }
      Optional<byte[]> before = block.hasState() ? saved.load(block.getState()) : Optional.empty();
      try (BlockRun run = work.begin(block, before)) {
        ProgressReports progress = new ProgressReports(publisher, block, settings.progressEvery());
        while (run.stepsDone() < run.steps()) {
          Next next = next();
          if (next != Next.GO_ON) {
            return end(next, run);
          }
          long begin = System.nanoTime();
          run.advance();
          computed += System.nanoTime() - begin;
          steps = run.stepsDone();
          progress.after(run);
        }
        results.store(block, run.finish());
      }
      report(state(Phase.DONE));
      return Outcome.ACCEPT;
    }

    private Outcome end(Next next, BlockRun run) throws InterruptedException {
      return switch (next) {
        case GIVE_BACK -> {
          SavedStates.Owner owner =
              new SavedStates.Owner(block.getJob(), block.getBlock(), block.getSlice());
          report(state(Phase.QUEUED).setState(saved.save(owner, claim, run.save())));
          yield Outcome.ACCEPT;
        }
        case LEAVE -> leave();
        case GO_ON -> throw new IllegalStateException("a slice ended that was to go on");
      };
    }

    /** As it came. */
    Outcome giveBack() throws InterruptedException {
      report(state(Phase.QUEUED));
      return Outcome.ACCEPT;
    }

    /**
     * Someone else has it, or nobody is to have it. The report says only that this worker did not
     * die of it.
     */
    Outcome leave() throws InterruptedException {
      if (watch.isOver(block)) {
        return Outcome.ACCEPT;
      }
      log.info("block {} of job {} went to another", block.getBlock(), block.getJob());
      report(state(Phase.QUEUED));
      return Outcome.RELEASE;
    }

    BlockState.Builder state(Phase phase) {
      return BlockState.newBuilder()
          .setJob(block.getJob())
          .setBlock(block.getBlock())
          .setSlice(block.getSlice())
          .setClaim(claim)
          .setWorker(name)
          .setPhase(phase)
          .setStepsDone(steps)
          .setComputeMs(computed / 1_000_000);
    }

    void report(BlockState.Builder state) throws InterruptedException {
      publish(
          BlockKeys.report(block.getJob(), block.getBlock()),
          JobStateRecord.newBuilder().setReport(state).build());
    }
  }
}
