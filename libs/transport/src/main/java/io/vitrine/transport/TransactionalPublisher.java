package io.vitrine.transport;

import com.google.protobuf.MessageLite;
import io.vitrine.protocol.Problem.Reason;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes records of several topics together: readers of committed records see all of them or
 * none. Of the publishers of one transactional id the newest alone can commit; whatever an older
 * one left open is aborted before the newest exists. For one thread.
 */
public final class TransactionalPublisher implements AutoCloseable {
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

  private final KafkaProducer<String, byte[]> producer;

  /**
   * A record to be published.
   *
   * @param message empty: a tombstone
   */
  public record Write(Topic topic, String key, Optional<MessageLite> message) {
    public static Write of(Topic topic, String key, MessageLite message) {
      return new Write(topic, key, Optional.of(message));
    }

    public static Write tombstone(Topic topic, String key) {
      return new Write(topic, key, Optional.empty());
    }
  }

  /**
   * Shuts out every older publisher of this id.
   *
   * @param timeout a transaction that lasts longer is aborted by the broker
   * @throws ProblemException retriable, when the broker does not answer in time
   */
  public TransactionalPublisher(KafkaSettings settings, String id, Duration timeout) {
    Map<String, Object> configuration = new HashMap<>();
    configuration.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
    configuration.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
    configuration.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) timeout.toMillis());
    configuration.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout.toMillis());
    configuration.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    configuration.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    configuration.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500L);
    producer =
        new KafkaProducer<>(configuration, new StringSerializer(), new ByteArraySerializer());
    try {
      producer.initTransactions();
    } catch (KafkaException e) {
      producer.close(Duration.ZERO);
      throw failed(e);
    }
  }

  /**
   * Publishes the records and moves a consumer group's offsets, in one transaction. Returns once it
   * is committed.
   *
   * @param offsets empty: none are moved
   * @throws ProblemException retriable, when it is not known to be committed: this publisher is of
   *     no more use
   */
  public void commit(
      List<Write> writes,
      Map<TopicPartition, OffsetAndMetadata> offsets,
      ConsumerGroupMetadata group) {
    try {
      producer.beginTransaction();
      for (Write write : writes) {
        producer.send(
            new ProducerRecord<>(
                write.topic().topicName(),
                write.key(),
                write.message().map(MessageLite::toByteArray).orElse(null)));
      }
      if (!offsets.isEmpty()) {
        producer.sendOffsetsToTransaction(offsets, group);
      }
      producer.commitTransaction();
    } catch (KafkaException e) {
      throw failed(e);
    }
  }

  private static ProblemException failed(KafkaException e) {
    return ProblemException.retriable(
        Reason.UNAVAILABLE,
        "Kafka did not commit a transaction: " + e.getMessage(),
        "check that the broker runs and that no newer publisher took over",
        e);
  }

  /** Aborts what is open. */
  @Override
  public void close() {
    producer.close(CLOSE_WITHIN);
  }
}
