package io.vitrine.gateway.jobs;

import io.vitrine.gateway.broker.Answers;
import io.vitrine.gateway.broker.Broker;
import io.vitrine.gateway.models.ModelCatalog;
import io.vitrine.gateway.settings.GatewaySettings;
import io.vitrine.protocol.CheckpointAnalysis;
import io.vitrine.protocol.JobRequest;
import io.vitrine.protocol.JobRequest.Command;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.Model;
import io.vitrine.protocol.Problem;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.protocol.SubmitJobRequest;
import io.vitrine.transport.ProblemException;
import io.vitrine.transport.Topic;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/**
 * What people ask of jobs. Each call returns with the state that the dispatcher answers with. Both
 * doors call this and nothing else. Thread-safe.
 */
@Singleton
public final class JobDesk {
  private static final String EVERYONE = "everyone";
  private static final int LONGEST_OWNER = 80;

  private final Broker broker;
  private final ModelCatalog catalog;
  private final JobBoard board;
  private final Duration timeout;
  private final Answers<JobState> answers = new Answers<>();

  JobDesk(Broker broker, ModelCatalog catalog, JobBoard board, GatewaySettings settings) {
    this.broker = broker;
    this.catalog = catalog;
    this.board = board;
    this.timeout = settings.jobTimeout();
    board.onState(state -> answers.came(state.getAnswers(), state));
  }

  /**
   * Hands a job in. Its first state says whether it is accepted, done already since every result is
   * there, or refused.
   */
  public JobState submit(SubmitJobRequest request) {
    Model model = catalog.get(request.getModel());
    return ask(
        JobRequest.newBuilder()
            .setJob(UUID.randomUUID().toString())
            .setOwner(owner(request.getOwner()))
            .setPriority(request.getPriority())
            .setCommand(Command.SUBMIT)
            .setFeatureVisualization(
                JobRequest.FeatureVisualization.newBuilder()
                    .setModel(model.getReference())
                    .setDescription(model.getDescription())
                    .setValue(request.getValue())
                    .addAllChannels(request.getChannelsList())
                    .setSteps(request.getSteps())
                    .setSize(request.getSize())
                    .setSeed(request.getSeed())));
  }

  /** Hands an analysis of checkpoints in, as {@link #submit(SubmitJobRequest)}. */
  public JobState submit(String owner, int priority, CheckpointAnalysis analysis) {
    return ask(
        JobRequest.newBuilder()
            .setJob(UUID.randomUUID().toString())
            .setOwner(owner(owner))
            .setPriority(priority)
            .setCommand(Command.SUBMIT)
            .setCheckpointAnalysis(analysis));
  }

  private static String owner(String given) {
    if (given.length() > LONGEST_OWNER) {
      throw ProblemException.caller(
          Reason.INVALID,
          "the owner's name has %d characters, more than %d"
              .formatted(given.length(), LONGEST_OWNER),
          "Give a shorter one.");
    }
    return given.isBlank() ? EVERYONE : given.strip();
  }

  /** Shown at once; takes effect at the next step of what runs. Nothing happens to an ended job. */
  public JobState cancel(String idOrPrefix) {
    return command(idOrPrefix, Command.CANCEL);
  }

  /** Goes on with what failed or was cancelled. */
  public JobState retry(String idOrPrefix) {
    return command(idOrPrefix, Command.RETRY);
  }

  public JobState pause(String idOrPrefix) {
    return command(idOrPrefix, Command.PAUSE);
  }

  public JobState resume(String idOrPrefix) {
    return command(idOrPrefix, Command.RESUME);
  }

  public JobState prioritize(String idOrPrefix, int priority) {
    return ask(to(idOrPrefix, Command.PRIORITIZE).setPriority(priority));
  }

  private JobState command(String idOrPrefix, Command command) {
    return ask(to(idOrPrefix, command));
  }

  private JobRequest.Builder to(String idOrPrefix, Command command) {
    return JobRequest.newBuilder().setJob(board.show(idOrPrefix).getJob()).setCommand(command);
  }

  private JobState ask(JobRequest.Builder request) {
    Problem late =
        Problem.newBuilder()
            .setCategory(Problem.Category.RETRIABLE)
            .setReason(Problem.Reason.TIMEOUT)
            .setMessage("nobody took the request within " + timeout.toSeconds() + " s")
            .setAction(
                "It is kept and will be obeyed. Look at 'vitrine status' and the log of the"
                    + " featureviz service.")
            .build();
    return answers.ask(
        UUID.randomUUID().toString(),
        command ->
            broker.publish(
                Topic.JOB_REQUESTS, request.getJob(), request.setCommandId(command).build()),
        timeout,
        late);
  }
}
