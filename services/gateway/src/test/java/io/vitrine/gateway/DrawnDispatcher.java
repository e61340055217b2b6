package io.vitrine.gateway;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.ByteString;
import io.vitrine.protocol.JobItem;
import io.vitrine.protocol.JobProgress;
import io.vitrine.protocol.JobRequest;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.JobStateRecord;
import io.vitrine.protocol.Objective;
import io.vitrine.protocol.Phase;
import io.vitrine.protocol.Problem;
import io.vitrine.protocol.VisualizationRecipe;
import io.vitrine.transport.ContentNames;
import io.vitrine.transport.KafkaSettings;
import io.vitrine.transport.RecordPublisher;
import io.vitrine.transport.Topic;
import io.vitrine.transport.TopicRecord;
import io.vitrine.transport.TopicTail;
import io.vitrine.transport.Topics;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The other side of the contract of jobs: answers every command through the real broker. Jobs of
 * the value "nowhere" are refused; others are queued, and get on when a test says so.
 */
final class DrawnDispatcher {
  static final VisualizationRecipe RECIPE =
      VisualizationRecipe.newBuilder().setMethod("drawn").setSteps(4).build();

  private final Map<String, JobState> jobs = new ConcurrentHashMap<>();
  private final RecordPublisher publisher;
  private final TopicTail<JobRequest> requests;
  private static @Nullable DrawnDispatcher shared;

  /** The one of this JVM. */
  static synchronized DrawnDispatcher shared() {
    if (shared == null) {
      shared = new DrawnDispatcher();
    }
    return shared;
  }

  private DrawnDispatcher() {
    KafkaSettings kafka = KafkaSettings.fromEnvironment();
    Topics.ensure(kafka);
    publisher = new RecordPublisher(kafka);
    requests =
        TopicTail.start(
            kafka, Topic.JOB_REQUESTS, TopicTail.From.END, JobRequest.parser(), this::answer);
    requests.awaitReady(kafka.startTimeout());
  }

  private void answer(TopicRecord<JobRequest> record) {
    JobRequest request = record.message().orElseThrow();
    JobState.Builder state =
        switch (request.getCommand()) {
          case SUBMIT -> first(request);
          case CANCEL -> known(request.getJob()).setPhase(Phase.CANCELLED);
          case RETRY -> known(request.getJob()).setPhase(Phase.QUEUED);
          case PAUSE -> known(request.getJob()).setPaused(true);
          case RESUME -> known(request.getJob()).setPaused(false);
          case PRIORITIZE -> known(request.getJob()).setPriority(request.getPriority());
          case COMMAND_UNSPECIFIED, UNRECOGNIZED ->
              throw new IllegalStateException("no command: " + request);
        };
    publish(state.setAnswers(request.getCommandId()).build());
  }

  private JobState.Builder known(String job) {
    return requireNonNull(jobs.get(job), job).toBuilder();
  }

  private static JobState.Builder first(JobRequest request) {
    JobState.Builder state =
        JobState.newBuilder()
            .setJob(request.getJob())
            .setOwner(request.getOwner())
            .setPriority(request.getPriority())
            .setRequest(request);
    if (request.getFeatureVisualization().getValue().equals("nowhere")) {
      return state
          .setPhase(Phase.REFUSED)
          .setProblem(
              Problem.newBuilder()
                  .setCategory(Problem.Category.CALLER)
                  .setReason(Problem.Reason.NOT_FOUND)
                  .setMessage("there is no value 'nowhere'"));
    }
    for (int channel : request.getFeatureVisualization().getChannelsList()) {
      Objective objective =
          Objective.newBuilder()
              .setValue(request.getFeatureVisualization().getValue())
              .setChannel(channel)
              .build();
      state.addItems(
          JobItem.newBuilder()
              .setObjective(objective)
              .setName(ContentNames.visualization(RECIPE, objective)));
    }
    return state.setPhase(Phase.QUEUED).setRecipe(RECIPE).setPictures(state.getItemsCount());
  }

  /** The job gets on to another phase. */
  void phase(String job, Phase phase) {
    publish(known(job).setPhase(phase).build());
  }

  /** Its only block gets on. */
  void step(String job, int steps, String preview) {
    JobProgress progress =
        JobProgress.newBuilder()
            .setJob(job)
            .setStepsDone(steps)
            .setSteps(4)
            .addItems(
                JobProgress.ItemProgress.newBuilder()
                    .setObjective(known(job).getItems(0).getObjective())
                    .setValue(steps)
                    .setPreviewPng(ByteString.copyFromUtf8(preview)))
            .build();
    publisher.publish(Topic.JOB_PROGRESS, job, progress).toCompletableFuture().join();
  }

  private void publish(JobState state) {
    jobs.put(state.getJob(), state);
    publisher
        .publish(Topic.JOB_STATE, state.getJob(), JobStateRecord.newBuilder().setJob(state).build())
        .toCompletableFuture()
        .join();
  }
}
