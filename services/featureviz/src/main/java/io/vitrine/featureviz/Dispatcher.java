package io.vitrine.featureviz;

import com.google.protobuf.InvalidProtocolBufferException;
import io.vitrine.protocol.JobRequest;
import io.vitrine.protocol.JobStateRecord;
import io.vitrine.transport.KafkaSettings;
import io.vitrine.transport.RecordPublisher;
import io.vitrine.transport.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers each job request on the topic job-state. Of several dispatchers one is active: the owner
 * of the requests' single partition. A request is answered at least once: its offset is committed
 * after the broker has taken the answer.
 */
final class Dispatcher implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
  private static final String GROUP = "dispatcher";
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration REST_AFTER_ERROR = Duration.ofSeconds(1);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

  private final KafkaSettings settings;
  private final RecordPublisher publisher;
  private final Thread thread = new Thread(this::run, GROUP);
  private volatile boolean stopping;
  private volatile boolean listening;

  Dispatcher(KafkaSettings settings, RecordPublisher publisher) {
    this.settings = settings;
    this.publisher = publisher;
    thread.setDaemon(true);
  }

  /** Starts answering. The topics must exist. */
  void start() {
    thread.start();
  }

  /** Whether the last exchange with the broker worked. */
  boolean healthy() {
    return listening && thread.isAlive();
  }

  private void run() {
    while (!stopping) {
      try (KafkaConsumer<String, byte[]> consumer =
          new KafkaConsumer<>(
              configuration(), new StringDeserializer(), new ByteArrayDeserializer())) {
        consumer.subscribe(List.of(Topic.JOB_REQUESTS.topicName()));
        while (!stopping) {
          for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            answer(record);
          }
          consumer.commitSync();
          listening = true;
        }
      } catch (InterruptException | InterruptedException e) {
        return;
      } catch (KafkaException | ExecutionException e) {
        listening = false;
        log.warn("{}: {}; joining again", Topic.JOB_REQUESTS.topicName(), e.toString());
        rest();
      }
    }
  }

  private void answer(ConsumerRecord<String, byte[]> record)
      throws InterruptedException, ExecutionException {
    JobRequest request;
    try {
      request = JobRequest.parseFrom(record.value());
    } catch (InvalidProtocolBufferException e) {
      log.error("job-requests at {} is no job request: left out", record.offset());
      return;
    }
    publisher
        .publish(
            Topic.JOB_STATE,
            request.getJob(),
            JobStateRecord.newBuilder().setJob(JobDesk.judge(request)).build())
        .toCompletableFuture()
        .get();
    log.info("job {} refused", request.getJob());
  }

  private Map<String, Object> configuration() {
    return Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
        settings.bootstrap(),
        ConsumerConfig.GROUP_ID_CONFIG,
        GROUP,
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
        false,
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
        "earliest",
        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
        500L);
  }

  private void rest() {
    try {
      Thread.sleep(REST_AFTER_ERROR.toMillis());
    } catch (InterruptedException e) {
      stopping = true;
    }
  }

  @Override
  public void close() {
    stopping = true;
    try {
      thread.join(STOP_WITHIN.toMillis());
      thread.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
