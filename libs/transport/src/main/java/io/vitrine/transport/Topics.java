package io.vitrine.transport;

import io.vitrine.protocol.Problem.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the topics and sets up the share groups. Safe to call from several services at once. */
public final class Topics {
  private static final Logger log = LoggerFactory.getLogger(Topics.class);
  private static final Duration ATTEMPT = Duration.ofSeconds(5);

  private Topics() {}

  /**
   * Waits until the broker answers and creates every {@link Topic} that is missing.
   *
   * @throws ProblemException retriable, when the broker does not answer within {@link
   *     KafkaSettings#startTimeout()}
   */
  public static void ensure(KafkaSettings settings) {
    insist(
        settings,
        admin -> {
          Set<String> present = admin.listTopics().names().get();
          List<NewTopic> missing =
              Arrays.stream(Topic.values())
                  .filter(topic -> !present.contains(topic.topicName()))
                  .map(Topics::describe)
                  .toList();
          create(admin, missing);
        });
  }

  /**
   * Sets up a share group: its lock and delivery limit as the settings say, its start at the
   * earliest record. To be called before the group's first member joins.
   */
  static void configureGroup(KafkaSettings settings, ShareGroup group) {
    Collection<AlterConfigOp> changes = new ArrayList<>();
    group
        .configuration(settings)
        .forEach(
            (name, value) ->
                changes.add(
                    new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET)));
    ConfigResource resource = new ConfigResource(ConfigResource.Type.GROUP, group.name());
    insist(settings, admin -> admin.incrementalAlterConfigs(Map.of(resource, changes)).all().get());
  }

  private static NewTopic describe(Topic topic) {
    return new NewTopic(topic.topicName(), Optional.of(topic.partitions()), Optional.empty())
        .configs(topic.configuration());
  }

  private static void create(Admin admin, List<NewTopic> missing)
      throws InterruptedException, ExecutionException {
    for (var made : admin.createTopics(missing).values().values()) {
      try {
        made.get();
      } catch (ExecutionException e) {
        // Another service was faster.
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
  }

  private interface AdminCall {
    void on(Admin admin) throws InterruptedException, ExecutionException;
  }

  private static void insist(KafkaSettings settings, AdminCall call) {
    long deadline = System.nanoTime() + settings.startTimeout().toNanos();
    boolean said = false;
    try (Admin admin = Admin.create(configuration(settings))) {
      while (true) {
        try {
          call.on(admin);
          return;
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof RetriableException)) {
            throw ProblemException.fatal(
                Reason.INTERNAL,
                "Kafka at " + settings.bootstrap() + " refused: " + e.getMessage(),
                "check VITRINE_KAFKA and the broker's version (4.4 or newer)",
                e);
          }
          if (System.nanoTime() > deadline) {
            throw ProblemException.retriable(
                Reason.TIMEOUT,
                "Kafka at "
                    + settings.bootstrap()
                    + " did not answer for "
                    + settings.startTimeout().toSeconds()
                    + " s",
                "check that the broker runs; VITRINE_KAFKA and VITRINE_KAFKA_START_MS say where"
                    + " and how long to wait",
                e);
          }
          if (!said) {
            log.info("waiting for Kafka at {}", settings.bootstrap());
            said = true;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProblemException.retriable(
          Reason.CANCELLED, "interrupted while waiting for Kafka", "", e);
    }
  }

  private static Map<String, Object> configuration(KafkaSettings settings) {
    return Map.of(
        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
        settings.bootstrap(),
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
        (int) ATTEMPT.toMillis(),
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
        (int) ATTEMPT.toMillis(),
        AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
        500L);
  }
}
