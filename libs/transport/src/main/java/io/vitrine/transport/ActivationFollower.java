package io.vitrine.transport;

import com.google.protobuf.InvalidProtocolBufferException;
import io.vitrine.protocol.ActivationChunk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the chunks of any number of runs with one consumer. Records of other runs are dropped by
 * their key, undecoded. Each subscriber hears each chunk of its run once, in order, checked against
 * its checksum, on the follower's thread: it must be quick.
 */
public final class ActivationFollower implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ActivationFollower.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
  private static final long REST_AFTER_ERROR_MS = 500;

  private final KafkaSettings settings;
  private final LinkedBlockingQueue<FollowedRun> added = new LinkedBlockingQueue<>();
  private final Map<TopicPartition, List<FollowedRun>> followed = new HashMap<>();
  private final Map<TopicPartition, Long> starts = new HashMap<>();
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread;
  private volatile boolean stopping;

  public ActivationFollower(KafkaSettings settings) {
    this.settings = settings;
    consumer =
        new KafkaConsumer<>(
            configuration(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    thread = new Thread(this::run, "activation-follower");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Hands over every chunk of the run that lies at or behind the offset, those already there and
   * those to come, until the subscription is closed.
   */
  public Subscription follow(
      String run, Topic topic, int partition, long offset, Consumer<ActivationChunk> listener) {
    FollowedRun following =
        new FollowedRun(run, new TopicPartition(topic.topicName(), partition), offset, listener);
    added.add(following);
    consumer.wakeup();
    return following;
  }

  private void run() {
    try (consumer) {
      while (!stopping) {
        try {
          takeChanges();
          if (!followed.isEmpty()) {
            read();
          }
        } catch (WakeupException e) {
          // A run was added: the loop takes it up.
        } catch (KafkaException | IllegalStateException e) {
          log.warn("following activations: {}; reading on", e.toString());
          rest();
        }
      }
    }
  }

  private void takeChanges() {
    FollowedRun next = followed.isEmpty() ? awaitFirst() : added.poll();
    for (; next != null; next = added.poll()) {
      followed.computeIfAbsent(next.partition(), at -> new ArrayList<>()).add(next);
      starts.merge(next.partition(), next.next(), Math::min);
    }
    followed.values().forEach(runs -> runs.removeIf(FollowedRun::closed));
    followed.values().removeIf(List::isEmpty);
    positions.keySet().retainAll(followed.keySet());
    starts.keySet().retainAll(followed.keySet());
    if (!followed.keySet().equals(consumer.assignment())) {
      consumer.assign(List.copyOf(followed.keySet()));
    }
    // A start before where the consumer is: it reads that stretch again, and each run knows what it
    // has heard.
    starts.forEach(
        (at, start) -> {
          if (start < positions.getOrDefault(at, Long.MAX_VALUE)) {
            consumer.seek(at, start);
            positions.put(at, start);
          }
        });
    starts.clear();
  }

  private @Nullable FollowedRun awaitFirst() {
    try {
      return added.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      stopping = true;
      return null;
    }
  }

  private void read() {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      TopicPartition at = new TopicPartition(record.topic(), record.partition());
      positions.put(at, record.offset() + 1);
      hear(followed.getOrDefault(at, List.of()), record);
    }
  }

  private static void hear(List<FollowedRun> runs, ConsumerRecord<byte[], byte[]> record) {
    for (FollowedRun run : runs) {
      if (!run.wants(record)) {
        continue;
      }
      try {
        ActivationChunk chunk = ActivationChunk.parseFrom(record.value());
        ChunkCodec.verify(chunk);
        run.hear(record.offset(), chunk);
      } catch (InvalidProtocolBufferException | ProblemException e) {
        log.error(
            "{} at {}@{} is left out: {}",
            record.topic(),
            record.partition(),
            record.offset(),
            e.getMessage());
      } catch (RuntimeException e) {
        log.error("a listener of activations broke: it hears no more", e);
        run.close();
      }
    }
  }

  private Map<String, Object> configuration() {
    Map<String, Object> configuration = new HashMap<>();
    configuration.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
    configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    configuration.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    configuration.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20);
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
    consumer.wakeup();
    try {
      thread.join(STOP_WITHIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
