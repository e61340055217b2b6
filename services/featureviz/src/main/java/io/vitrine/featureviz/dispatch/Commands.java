package io.vitrine.featureviz.dispatch;

import com.google.protobuf.Timestamp;
import io.vitrine.featureviz.dispatch.JobPlans.JobPlan;
import io.vitrine.protocol.JobControl;
import io.vitrine.protocol.JobItem;
import io.vitrine.protocol.JobRequest;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.Phase;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.transport.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what people ask of jobs. Each command is answered by the state that carries its id, also
 * where it changes nothing.
 */
final class Commands {
  private static final Logger log = LoggerFactory.getLogger(Commands.class);

  private static final String SMALLER =
      "ask for less at a time: fewer channels with --channels, fewer checkpoints";

  private final JobBook book;
  private final JobPlans plans;
  private final Predicate<String> exists;
  private final DispatchSettings settings;
  private final Clock clock;

  /**
   * @param exists whether there is a result of that content name
   */
  Commands(
      JobBook book,
      JobPlans plans,
      Predicate<String> exists,
      DispatchSettings settings,
      Clock clock) {
    this.book = book;
    this.plans = plans;
    this.exists = exists;
    this.settings = settings;
    this.clock = clock;
  }

  void obey(JobRequest request, Outbox outbox) {
    Job job = book.find(request.getJob()).orElse(null);
    if (job == null) {
      if (request.getCommand() != JobRequest.Command.SUBMIT) {
        log.warn("{} of job {}, which is not known", request.getCommand(), request.getJob());
        return;
      }
      job = new Job(firstState(request));
      book.add(job);
      job.follow(clock.instant());
    } else {
      switch (request.getCommand()) {
        case CANCEL -> cancel(job, outbox);
        case RETRY -> retry(job, outbox);
        case PAUSE -> pause(job, true, outbox);
        case RESUME -> pause(job, false, outbox);
        case PRIORITIZE -> change(job, state -> state.setPriority(request.getPriority()));
        case SUBMIT, COMMAND_UNSPECIFIED, UNRECOGNIZED -> {}
      }
    }
    change(job, state -> state.setAnswers(request.getCommandId()));
    outbox.job(job.state());
    job.isWritten(clock.instant());
    log.info("{} of job {}: {}", request.getCommand(), job.id(), job.head().getPhase());
  }

  private void change(Job job, UnaryOperator<JobState.Builder> change) {
    job.set(change.apply(job.head().toBuilder()).build(), clock.instant());
  }

  private JobState firstState(JobRequest request) {
    Instant now = clock.instant();
    Timestamp submitted =
        Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()).build();
    JobState.Builder state =
        JobState.newBuilder()
            .setJob(request.getJob())
            .setOwner(request.getOwner())
            .setPriority(request.getPriority())
            .setRequest(request)
            .setSubmitted(submitted)
            .setChanged(submitted);
    try {
      JobPlan plan = plans.plan(request);
      if (plan.items().size() > settings.picturesPerJob()) {
        throw ProblemException.caller(
            Reason.LIMIT,
            "the job has %d results, more than %d"
                .formatted(plan.items().size(), settings.picturesPerJob()),
            SMALLER);
      }
      JobState cut = cut(plan, state.mergeFrom(plan.how()).setPhase(Phase.QUEUED)).build();
      if (cut.getSerializedSize() > settings.stateBytes()) {
        throw ProblemException.caller(
            Reason.LIMIT,
            "the job's state would have %d bytes, more than %d"
                .formatted(cut.getSerializedSize(), settings.stateBytes()),
            SMALLER);
      }
      return cut;
    } catch (RuntimeException e) {
      if (!(e instanceof ProblemException)) {
        log.error("job {} could not be planned", request.getJob(), e);
      }
      return state
          .setPhase(Phase.REFUSED)
          .clearRecipe()
          .clearAnalysis()
          .clearItems()
          .setProblem(ProblemException.problemOf(e))
          .build();
    }
  }

  /** Blocks are made of what is missing; none holds results of two stages. */
  private JobState.Builder cut(JobPlan plan, JobState.Builder state) {
    int blocks = 0;
    int inBlock = plan.perBlock();
    int stage = 0;
    for (JobItem item : plan.items()) {
      boolean done = exists.test(item.getName());
      if (!done && (inBlock == plan.perBlock() || item.getStage() != stage)) {
        blocks++;
        inBlock = 0;
        stage = item.getStage();
      }
      state.addItems(item.toBuilder().setDone(done).setBlock(done ? 0 : blocks - 1));
      inBlock += done ? 0 : 1;
    }
    return state.setBlocks(blocks);
  }

  private void cancel(Job job, Outbox outbox) {
    if (job.ended()) {
      return;
    }
    change(job, state -> state.setPhase(Phase.CANCELLED));
    job.blocks().stream()
        .filter(block -> block.getPhase() == Phase.RUNNING)
        .toList()
        .forEach(block -> book.put(book.rules().cancelled(block)));
    outbox.control(control(job));
  }

  private void retry(Job job, Outbox outbox) {
    Phase phase = job.head().getPhase();
    if (phase != Phase.FAILED && phase != Phase.CANCELLED) {
      return;
    }
    Instant now = clock.instant();
    change(job, state -> state.setPhase(Phase.QUEUED).clearProblem());
    job.blocks().stream()
        .filter(block -> block.getPhase() == Phase.FAILED || block.getPhase() == Phase.CANCELLED)
        .toList()
        .forEach(block -> book.put(book.rules().retried(block)));
    job.follow(now);
    outbox.control(control(job));
  }

  private void pause(Job job, boolean paused, Outbox outbox) {
    if (!job.ended() && job.head().getPaused() != paused) {
      change(job, state -> state.setPaused(paused));
      outbox.control(control(job));
    }
  }

  private static JobControl control(Job job) {
    return JobControl.newBuilder()
        .setJob(job.id())
        .setCancelled(job.head().getPhase() == Phase.CANCELLED)
        .setPaused(job.head().getPaused())
        .build();
  }
}
