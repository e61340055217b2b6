package io.vitrine.featureviz;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.protocol.JobItem;
import io.vitrine.protocol.JobProgress;
import io.vitrine.protocol.JobRequest;
import io.vitrine.protocol.JobRequest.Command;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.JobStateRecord;
import io.vitrine.protocol.Phase;
import io.vitrine.protocol.Visualization;
import io.vitrine.testbed.Testbed;
import io.vitrine.transport.BlobSettings;
import io.vitrine.transport.BlobStore;
import io.vitrine.transport.ContentNames;
import io.vitrine.transport.KafkaSettings;
import io.vitrine.transport.RecordPublisher;
import io.vitrine.transport.Topic;
import io.vitrine.transport.TopicRecord;
import io.vitrine.transport.TopicTail;
import io.vitrine.transport.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Asks for jobs through Kafka and hears how they get on, as the gateway does. */
final class Asker implements AutoCloseable {
  private static final long PATIENCE_MS = 120_000;

  final KafkaSettings kafka;
  final Path folder;
  final BlobStore blobs;
  final List<TopicRecord<JobStateRecord>> records = new CopyOnWriteArrayList<>();
  final List<JobProgress> progress = new CopyOnWriteArrayList<>();
  private final Map<String, List<JobState>> states = new ConcurrentHashMap<>();
  private final RecordPublisher publisher;
  private final TopicTail<JobStateRecord> tail;
  private final TopicTail<JobProgress> progressTail;

  Asker(Testbed testbed) {
    kafka = QueueSettings.kafka(testbed.kafka());
    folder = testbed.folder().resolve("blobs");
    blobs = new BlobStore(new BlobSettings(folder, 1L << 30));
    Topics.ensure(kafka);
    publisher = new RecordPublisher(kafka);
    tail =
        TopicTail.start(
            kafka,
            Topic.JOB_STATE,
            TopicTail.From.BEGINNING,
            JobStateRecord.parser(),
            record -> {
              records.add(record);
              record
                  .message()
                  .filter(JobStateRecord::hasJob)
                  .ifPresent(state -> of(record.key()).add(state.getJob()));
            });
    progressTail =
        TopicTail.start(
            kafka,
            Topic.JOB_PROGRESS,
            TopicTail.From.BEGINNING,
            JobProgress.parser(),
            record -> record.message().ifPresent(progress::add));
  }

  private List<JobState> of(String job) {
    return states.computeIfAbsent(job, j -> new CopyOnWriteArrayList<>());
  }

  /** A job of so many channels, whose steps take so long each. */
  static JobRequest.Builder request(String value, int channels, int steps, int stepMs) {
    return JobRequest.newBuilder()
        .setOwner("someone")
        .setFeatureVisualization(
            JobRequest.FeatureVisualization.newBuilder()
                .setValue(value)
                .addAllChannels(IntStream.range(0, channels).boxed().toList())
                .setSteps(steps)
                .setSize(stepMs)
                .setSeed(UUID.randomUUID().getLeastSignificantBits()));
  }

  /** Submits and gives the first state. */
  JobState submit(JobRequest.Builder request) throws InterruptedException {
    return ask(request.setJob(UUID.randomUUID().toString()).setCommand(Command.SUBMIT));
  }

  JobState command(String job, Command command) throws InterruptedException {
    return ask(JobRequest.newBuilder().setJob(job).setCommand(command));
  }

  private JobState ask(JobRequest.Builder request) throws InterruptedException {
    String command = UUID.randomUUID().toString();
    publisher
        .publish(Topic.JOB_REQUESTS, request.getJob(), request.setCommandId(command).build())
        .toCompletableFuture()
        .join();
    return await(
        request.getJob(), state -> state.getAnswers().equals(command), PATIENCE_MS, "an answer");
  }

  JobState awaitEnd(String job) throws InterruptedException {
    return awaitEnd(job, PATIENCE_MS);
  }

  JobState awaitEnd(String job, long patienceMs) throws InterruptedException {
    return await(
        job,
        state ->
            state.getPhase() == Phase.DONE
                || state.getPhase() == Phase.FAILED
                || state.getPhase() == Phase.CANCELLED,
        patienceMs,
        "the end of job " + job);
  }

  /** The first state since the last command that is so. */
  private JobState await(String job, Predicate<JobState> condition, long patienceMs, String what)
      throws InterruptedException {
    List<JobState> found = new ArrayList<>();
    Waiting.until(
        () -> {
          found.clear();
          List<JobState> all = List.copyOf(of(job));
          String last = all.isEmpty() ? "" : all.get(all.size() - 1).getAnswers();
          all.stream()
              .filter(state -> state.getAnswers().equals(last))
              .filter(condition)
              .findFirst()
              .ifPresent(found::add);
          return !found.isEmpty();
        },
        patienceMs,
        () -> what + ", heard: " + of(job));
    return found.get(0);
  }

  /** Every result of the job is there under its name, and is what it must be. */
  void assertResults(JobState job) throws IOException {
    assertThat(job.getItemsList()).isNotEmpty().allMatch(JobItem::getDone);
    for (JobItem item : job.getItemsList()) {
      assertThat(item.getName())
          .isEqualTo(ContentNames.visualization(job.getRecipe(), item.getObjective()));
      Visualization result =
          Visualization.parseFrom(
              blobs.read(ContentNames.VISUALIZATIONS, item.getName()).orElseThrow());
      assertThat(Files.readAllBytes(blobs.fetch(result.getPng())))
          .isEqualTo(Sums.expected(job.getRecipe(), item.getObjective()));
    }
  }

  @Override
  public void close() {
    tail.close();
    progressTail.close();
    publisher.close();
  }
}
