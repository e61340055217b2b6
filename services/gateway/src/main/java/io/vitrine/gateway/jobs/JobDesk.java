package io.vitrine.gateway.jobs;

import io.vitrine.gateway.broker.Answers;
import io.vitrine.gateway.broker.Broker;
import io.vitrine.gateway.models.ModelCatalog;
import io.vitrine.gateway.settings.GatewaySettings;
import io.vitrine.protocol.JobRequest;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.JobStateRecord;
import io.vitrine.protocol.Problem;
import io.vitrine.protocol.SubmitJobRequest;
import io.vitrine.transport.Topic;
import io.vitrine.transport.TopicRecord;
import io.vitrine.transport.TopicTail;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;

/** Jobs: submitted, and how each stands by the topic job-state. Thread-safe. */
@Singleton
public final class JobDesk {
  private static final String OWNER = "everyone";

  private final Broker broker;
  private final ModelCatalog catalog;
  private final Duration timeout;
  private final Map<String, JobState> states = new ConcurrentSkipListMap<>();
  private final Answers<JobState> answers = new Answers<>();
  private final TopicTail<JobStateRecord> tail;

  JobDesk(Broker broker, ModelCatalog catalog, GatewaySettings settings) {
    this.broker = broker;
    this.catalog = catalog;
    this.timeout = settings.jobTimeout();
    tail =
        broker.tail(
            Topic.JOB_STATE, TopicTail.From.BEGINNING, JobStateRecord.parser(), this::heard);
  }

  private void heard(TopicRecord<JobStateRecord> record) {
    if (record.message().isPresent()) {
      JobStateRecord state = record.message().get();
      if (state.hasJob()) {
        states.put(record.key(), state.getJob());
        answers.came(record.key(), state.getJob());
      }
    } else {
      states.remove(record.key());
    }
  }

  /** Waits until the jobs of before are known. */
  public void awaitReady(Duration atMost) {
    tail.awaitReady(atMost);
  }

  /** Hands a job in and waits for its first state: accepted or refused. */
  public JobState submit(SubmitJobRequest request) {
    String job = UUID.randomUUID().toString();
    JobRequest submitted =
        JobRequest.newBuilder()
            .setJob(job)
            .setOwner(OWNER)
            .setFeatureVisualization(
                JobRequest.FeatureVisualization.newBuilder()
                    .setModel(catalog.get(request.getModel()).getReference())
                    .setValue(request.getValue())
                    .addAllChannels(request.getChannelsList())
                    .setSteps(request.getSteps())
                    .setSize(request.getSize())
                    .setSeed(request.getSeed()))
            .build();
    Problem late =
        Problem.newBuilder()
            .setCategory(Problem.Category.RETRIABLE)
            .setReason(Problem.Reason.TIMEOUT)
            .setMessage("nobody took the job within " + timeout.toSeconds() + " s")
            .setAction("Look at 'vitrine status' and the log of the featureviz service.")
            .build();
    return answers.ask(
        job, key -> broker.publish(Topic.JOB_REQUESTS, key, submitted), timeout, late);
  }

  /** Every job that is not forgotten yet. */
  public List<JobState> list() {
    return List.copyOf(states.values());
  }

  @PreDestroy
  void close() {
    tail.close();
  }
}
