package io.vitrine.transport;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import io.vitrine.protocol.Problem.Reason;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every committed record of a topic, on one thread, in order within a partition, each once; goes on
 * where it was when the broker comes back.
 */
public final class TopicTail<M> implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TopicTail.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
  private static final long REST_AFTER_ERROR_MS = 1_000;

  /** Where a tail starts. */
  public enum From {
    BEGINNING,
    END
  }

  private final KafkaSettings settings;
  private final Topic topic;
  private final From from;
  private final Parser<M> parser;
  private final Consumer<TopicRecord<M>> listener;
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final CountDownLatch ready = new CountDownLatch(1);
  private final Thread thread;
  private Map<TopicPartition, Long> ends = Map.of();
  private volatile boolean stopping;

  private TopicTail(
      KafkaSettings settings,
      Topic topic,
      From from,
      Parser<M> parser,
      Consumer<TopicRecord<M>> listener) {
    this.settings = settings;
    this.topic = topic;
    this.from = from;
    this.parser = parser;
    this.listener = listener;
    thread = new Thread(this::run, topic.topicName() + "-tail");
    thread.setDaemon(true);
  }

  /** Starts listening. The topic must exist ({@link Topics#ensure}). */
  public static <M> TopicTail<M> start(
      KafkaSettings settings,
      Topic topic,
      From from,
      Parser<M> parser,
      Consumer<TopicRecord<M>> listener) {
    TopicTail<M> tail = new TopicTail<>(settings, topic, from, parser, listener);
    tail.thread.start();
    return tail;
  }

  /**
   * From END: returns when every record published from now on will be heard. From BEGINNING: when
   * every record that lay there at the start has been heard.
   */
  public void awaitReady(Duration atMost) {
    try {
      if (!ready.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        throw ProblemException.retriable(
            Reason.TIMEOUT,
            "topic " + topic.topicName() + " could not be read within " + atMost.toSeconds() + " s",
            "check that the broker at " + settings.bootstrap() + " runs",
            null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProblemException.retriable(
          Reason.CANCELLED, "interrupted while waiting for " + topic.topicName(), "", e);
    }
  }

  private void run() {
    while (!stopping) {
      try (KafkaConsumer<String, byte[]> consumer =
          new KafkaConsumer<>(
              configuration(), new StringDeserializer(), new ByteArrayDeserializer())) {
        seek(consumer);
        while (!stopping) {
          consumer.poll(POLL).forEach(this::hear);
          consumer.assignment().forEach(at -> positions.put(at, consumer.position(at)));
          checkReady();
        }
      } catch (KafkaException e) {
        if (!stopping) {
          log.warn("topic {}: {}; reading on", topic.topicName(), e.toString());
          rest();
        }
      }
    }
  }

  private void seek(KafkaConsumer<String, byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic.topicName()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    if (positions.isEmpty()) {
      ends = consumer.endOffsets(partitions);
      positions.putAll(from == From.END ? ends : consumer.beginningOffsets(partitions));
    }
    positions.forEach(consumer::seek);
    checkReady();
  }

  private void checkReady() {
    if (ready.getCount() > 0
        && ends.entrySet().stream()
            .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue())) {
      ready.countDown();
    }
  }

  private void hear(ConsumerRecord<String, byte[]> record) {
    try {
      Optional<M> message =
          record.value() == null ? Optional.empty() : Optional.of(parser.parseFrom(record.value()));
      listener.accept(
          new TopicRecord<>(
              record.key() == null ? "" : record.key(),
              message,
              record.partition(),
              record.offset(),
              record.timestamp()));
    } catch (InvalidProtocolBufferException e) {
      log.error(
          "{} at {}@{} is no record of this topic: left out",
          topic.topicName(),
          record.partition(),
          record.offset());
    } catch (RuntimeException e) {
      log.error("the listener of {} broke on {}", topic.topicName(), record.key(), e);
    }
  }

  private Map<String, Object> configuration() {
    Map<String, Object> configuration = new HashMap<>();
    configuration.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
    configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    configuration.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    configuration.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    configuration.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500L);
    return configuration;
  }

  private static void rest() {
    try {
      Thread.sleep(REST_AFTER_ERROR_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stopping = true;
    try {
      thread.join(STOP_WITHIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
