package io.vitrine.transport;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import io.vitrine.protocol.Problem;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes records of a topic for a share group, one at a time, and tells the broker what became of
 * each. A record goes to one worker at once; it comes again when its worker releases it or dies, so
 * it is handled at least once.
 *
 * <p>Two threads: the handler works on its own, while the owner of the consumer renews the lock.
 */
public final class ShareWorker<M> implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ShareWorker.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration REST_AFTER_ERROR = Duration.ofSeconds(1);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
  private static final long LONGEST_REST_MS = 2_000;

  private final KafkaSettings settings;
  private final Topic topic;
  private final String group;
  private final Parser<M> parser;
  private final Handler<M> handler;
  private final ExecutorService hands;
  private final Thread owner;
  private volatile boolean stopping;
  private volatile boolean subscribed;

  private ShareWorker(
      KafkaSettings settings, Topic topic, String group, Parser<M> parser, Handler<M> handler) {
    this.settings = settings;
    this.topic = topic;
    this.group = group;
    this.parser = parser;
    this.handler = handler;
    hands = Executors.newSingleThreadExecutor(work -> daemon(work, group + "-work"));
    owner = daemon(this::run, group + "-share");
  }

  /** Starts working. The topic must exist ({@link Topics#ensure}). */
  public static <M> ShareWorker<M> start(
      KafkaSettings settings, Topic topic, String group, Parser<M> parser, Handler<M> handler) {
    return start(settings, topic, ShareGroup.named(group), parser, handler);
  }

  /** Starts working as a member of a group with settings of its own. The topic must exist. */
  public static <M> ShareWorker<M> start(
      KafkaSettings settings, Topic topic, ShareGroup group, Parser<M> parser, Handler<M> handler) {
    Topics.configureGroup(settings, group);
    ShareWorker<M> worker = new ShareWorker<>(settings, topic, group.name(), parser, handler);
    worker.owner.start();
    return worker;
  }

  /** Whether the last exchange with the broker worked. */
  public boolean healthy() {
    return subscribed && owner.isAlive();
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  private void run() {
    while (!stopping) {
      try (KafkaShareConsumer<String, byte[]> consumer =
          new KafkaShareConsumer<>(
              configuration(), new StringDeserializer(), new ByteArrayDeserializer())) {
        consumer.subscribe(List.of(topic.topicName()));
        subscribed = true;
        while (!stopping) {
          for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            work(consumer, record);
          }
        }
      } catch (KafkaException | IllegalStateException e) {
        subscribed = false;
        if (!stopping) {
          log.warn(
              "share group {} on {}: {}; joining again", group, topic.topicName(), e.toString());
          rest(REST_AFTER_ERROR.toMillis());
        }
      }
    }
  }

  private void work(
      KafkaShareConsumer<String, byte[]> consumer, ConsumerRecord<String, byte[]> record) {
    Future<Outcome> answer = hands.submit(() -> handle(record));
    RecordLock lock = new RecordLock(consumer, record, settings.recordLock());
    while (true) {
      try {
        Outcome outcome = answer.get(lock.renewEvery().toMillis(), TimeUnit.MILLISECONDS);
        lock.end(outcome);
        return;
      } catch (TimeoutException e) {
        lock.renew();
      } catch (ExecutionException e) {
        throw new KafkaException("the handler of " + group + " broke", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        stopping = true;
        answer.cancel(true);
        lock.end(Outcome.RELEASE);
        return;
      }
    }
  }

  private Outcome handle(ConsumerRecord<String, byte[]> record) {
    int count = record.deliveryCount().map(Short::intValue).orElse(1);
    try {
      Delivery<M> delivery =
          new Delivery<>(
              record.key() == null ? "" : record.key(),
              parser.parseFrom(record.value()),
              count,
              count >= settings.deliveryLimit());
      Outcome outcome = handler.handle(delivery);
      if (outcome == Outcome.RELEASE) {
        restBeforeRelease(count);
      }
      return outcome;
    } catch (InvalidProtocolBufferException e) {
      log.error(
          "{} at {}@{} is no record of this topic: rejected",
          topic.topicName(),
          record.partition(),
          record.offset());
      return Outcome.REJECT;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outcome.RELEASE;
    } catch (Exception | LinkageError | StackOverflowError e) {
      boolean again = ProblemException.problemOf(e).getCategory() == Problem.Category.RETRIABLE;
      log.error(
          "{} {} failed (delivery {}): {}",
          topic.topicName(),
          record.key(),
          count,
          again ? "released" : "rejected",
          e);
      if (again) {
        restBeforeRelease(count);
      }
      return again ? Outcome.RELEASE : Outcome.REJECT;
    }
  }

  /**
   * A record that is released comes back at once: without a rest its deliveries would be used up in
   * no time.
   */
  private void restBeforeRelease(int count) {
    rest(Math.min(LONGEST_REST_MS, 50L << Math.min(count, 10)));
  }

  private static void rest(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Map<String, Object> configuration() {
    Map<String, Object> configuration = new HashMap<>();
    configuration.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
    configuration.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    configuration.put("share.acknowledgement.mode", "explicit");
    configuration.put("share.acquire.mode", "record_limit");
    configuration.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    configuration.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500L);
    return configuration;
  }

  /** Lets the record in hand end for 5 s, then interrupts and releases it. */
  @Override
  public void close() {
    stopping = true;
    try {
      owner.join(STOP_WITHIN.toMillis());
      hands.shutdownNow();
      owner.join(STOP_WITHIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    hands.shutdownNow();
  }
}
