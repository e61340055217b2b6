package io.vitrine.transport;

import com.google.protobuf.MessageLite;
import io.vitrine.protocol.Problem.Reason;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes records. Thread-safe; records of one key keep the order in which they were published
 * and arrive exactly once, also across a broker restart. When the buffer (64 MiB) is full,
 * publishing blocks.
 */
public final class RecordPublisher implements AutoCloseable {
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  private final KafkaProducer<String, byte[]> producer;

  public RecordPublisher(KafkaSettings settings) {
    Map<String, Object> configuration = new HashMap<>();
    configuration.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
    configuration.put(ProducerConfig.ACKS_CONFIG, "all");
    configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    configuration.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    configuration.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    configuration.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L << 20);
    configuration.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500L);
    producer =
        new KafkaProducer<>(configuration, new StringSerializer(), new ByteArraySerializer());
  }

  /**
   * Completes when the broker has taken the record, with its partition and offset; or fails with a
   * retriable {@link ProblemException}.
   */
  public CompletionStage<RecordMetadata> publish(Topic topic, String key, MessageLite message) {
    CompletableFuture<RecordMetadata> taken = new CompletableFuture<>();
    try {
      producer.send(
          new ProducerRecord<>(topic.topicName(), key, message.toByteArray()),
          (metadata, failure) -> {
            if (failure == null) {
              taken.complete(metadata);
            } else {
              taken.completeExceptionally(notTaken(topic, failure));
            }
          });
    } catch (KafkaException | IllegalStateException e) {
      taken.completeExceptionally(notTaken(topic, e));
    }
    return taken;
  }

  private static ProblemException notTaken(Topic topic, Exception failure) {
    return ProblemException.retriable(
        Reason.UNAVAILABLE,
        "Kafka did not take a record for " + topic.topicName() + ": " + failure.getMessage(),
        "check that the broker runs",
        failure);
  }

  /** Sends what is buffered, for at most 5 s. */
  @Override
  public void close() {
    producer.close(CLOSE_WITHIN);
  }
}
