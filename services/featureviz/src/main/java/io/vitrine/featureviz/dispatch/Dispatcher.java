package io.vitrine.featureviz.dispatch;

import io.vitrine.featureviz.block.SavedStates;
import io.vitrine.transport.KafkaSettings;
import io.vitrine.transport.ProblemException;
import io.vitrine.transport.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes part in the election of the active dispatcher, and dispatches while it is the one: the
 * owner of the single partition of the job requests. A request and all that follows from it are one
 * transaction, so each is obeyed exactly once.
 */
public final class Dispatcher implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

  /** The consumer group whose members are dispatchers. */
  public static final String GROUP = "dispatcher";

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration REST_AFTER_ERROR = Duration.ofSeconds(1);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
  private static final int HEARTBEATS_PER_SESSION = 3;

  private final KafkaSettings kafka;
  private final DispatchSettings settings;
  private final JobPlans plans;
  private final Predicate<String> exists;
  private final SavedStates saved;
  private final LiveWorkers workers;
  private final Thread thread = new Thread(this::run, GROUP);
  private volatile boolean stopping;
  private volatile boolean listening;

  /**
   * @param exists whether there is a result of a content name
   */
  public Dispatcher(
      KafkaSettings kafka,
      DispatchSettings settings,
      JobPlans plans,
      Predicate<String> exists,
      SavedStates saved,
      LiveWorkers workers) {
    this.kafka = kafka;
    this.settings = settings;
    this.plans = plans;
    this.exists = exists;
    this.saved = saved;
    this.workers = workers;
    thread.setDaemon(true);
  }

  /** Starts. The topics must exist. */
  public void start() {
    thread.start();
  }

  /** Whether the last exchange with the broker worked. */
  public boolean healthy() {
    return listening && thread.isAlive();
  }

  private void run() {
    while (!stopping) {
      try (KafkaConsumer<String, byte[]> consumer =
          new KafkaConsumer<>(
              configuration(), new StringDeserializer(), new ByteArrayDeserializer())) {
        consumer.subscribe(List.of(Topic.JOB_REQUESTS.topicName()));
        serve(consumer);
      } catch (InterruptException e) {
        return;
      } catch (KafkaException | ProblemException e) {
        listening = false;
        if (!stopping) {
          log.warn("dispatching ended: {}; joining again", e.toString());
          rest();
        }
      } catch (RuntimeException e) {
        listening = false;
        log.error("the dispatcher broke; joining again", e);
        rest();
      }
    }
  }

  private void serve(KafkaConsumer<String, byte[]> consumer) {
    @Nullable Term term = null;
    try {
      while (!stopping) {
        ConsumerRecords<String, byte[]> requests = poll(consumer);
        listening = true;
        if (consumer.assignment().isEmpty()) {
          if (term != null) {
            log.info("another dispatcher took over");
            term.close();
            term = null;
          }
        } else {
          if (term == null) {
            term = new Term(kafka, settings, plans, exists, saved, workers, consumer::wakeup);
          }
          term.turn(requests, consumer.groupMetadata());
        }
      }
    } finally {
      if (term != null) {
        term.close();
      }
    }
  }

  private static ConsumerRecords<String, byte[]> poll(KafkaConsumer<String, byte[]> consumer) {
    try {
      return consumer.poll(POLL);
    } catch (WakeupException e) {
      return ConsumerRecords.empty();
    }
  }

  private Map<String, Object> configuration() {
    int session = (int) settings.sessionTimeout().toMillis();
    Map<String, Object> configuration = new HashMap<>();
    configuration.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrap());
    configuration.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    // Offsets of a transaction that is still open are waited for, and not read as they were before.
    configuration.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    configuration.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
    configuration.put(
        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, session / HEARTBEATS_PER_SESSION);
    configuration.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500L);
    return configuration;
  }

  private void rest() {
    try {
      Thread.sleep(REST_AFTER_ERROR.toMillis());
    } catch (InterruptedException e) {
      stopping = true;
    }
  }

  /** Gives up the office, so that another takes over at once. */
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
