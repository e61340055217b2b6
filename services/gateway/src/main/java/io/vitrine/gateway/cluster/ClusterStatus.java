package io.vitrine.gateway.cluster;

import io.vitrine.gateway.models.ModelCatalog;
import io.vitrine.gateway.settings.GatewaySettings;
import io.vitrine.protocol.PartStatus;
import io.vitrine.protocol.StatusResponse;
import io.vitrine.transport.ChunkCache;
import io.vitrine.transport.KafkaSettings;
import io.vitrine.transport.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ShareGroupDescription;
import org.apache.kafka.common.KafkaFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How each part of the cluster is, asked anew each time. A service is up when a worker of it has
 * joined its group: a share group of the service's own name, or the dispatcher's consumer group.
 */
@Singleton
public final class ClusterStatus {
  /** The consumer group of the featureviz service, whose dispatcher is one at a time. */
  private static final String DISPATCHER = "dispatcher";

  private final ModelCatalog catalog;
  private final ChunkCache cache;
  private final KafkaSettings kafka;
  private final long timeoutMs;
  private final String version;
  private final Admin admin;

  ClusterStatus(
      ModelCatalog catalog,
      ChunkCache cache,
      KafkaSettings kafka,
      GatewaySettings settings,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    this.catalog = catalog;
    this.cache = cache;
    this.kafka = kafka;
    this.timeoutMs = settings.statusTimeout().toMillis();
    this.version = version;
    this.admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrap(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) timeoutMs,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) timeoutMs));
  }

  /** Every part; takes at most about twice the status timeout. */
  public StatusResponse now() {
    List<PartStatus> parts = new ArrayList<>();
    parts.add(part("gateway", true, "version " + version));
    PartStatus broker = broker();
    for (String service : List.of("inference", "layout", "featureviz")) {
      parts.add(
          broker.getUp() ? service(service) : part(service, false, "unknown while Kafka is away"));
    }
    parts.add(broker);
    boolean redis = cache.available();
    parts.add(
        part(
            "redis",
            redis,
            redis ? "caching" : "away: runs are answered without the cache, slower"));
    int models = 0;
    try {
      models = catalog.count();
      parts.add(part("blob store", true, models + (models == 1 ? " model" : " models")));
    } catch (ProblemException e) {
      parts.add(part("blob store", false, e.problem().getMessage()));
    }
    return StatusResponse.newBuilder()
        .addAllParts(parts)
        .setVersion(version)
        .setModels(models)
        .build();
  }

  /** Whether Kafka answers. */
  public boolean brokerAnswers() {
    return broker().getUp();
  }

  private PartStatus broker() {
    try {
      int nodes = await(admin.describeCluster().nodes()).size();
      return part(
          "kafka", true, nodes + (nodes == 1 ? " broker at " : " brokers at ") + kafka.bootstrap());
    } catch (ExecutionException | TimeoutException e) {
      return part("kafka", false, "no answer from " + kafka.bootstrap());
    }
  }

  private PartStatus service(String name) {
    try {
      int workers = name.equals("featureviz") ? dispatchers() : workers(name);
      return workers == 0
          ? part(name, false, "no worker")
          : part(name, true, workers + (workers == 1 ? " worker" : " workers"));
    } catch (ExecutionException | TimeoutException e) {
      return part(name, false, "no worker");
    }
  }

  private int workers(String group) throws ExecutionException, TimeoutException {
    ShareGroupDescription described =
        await(admin.describeShareGroups(List.of(group)).all()).get(group);
    return described == null ? 0 : described.members().size();
  }

  private int dispatchers() throws ExecutionException, TimeoutException {
    ConsumerGroupDescription described =
        await(admin.describeConsumerGroups(List.of(DISPATCHER)).all()).get(DISPATCHER);
    return described == null ? 0 : described.members().size();
  }

  private <T> T await(KafkaFuture<T> answer) throws ExecutionException, TimeoutException {
    try {
      return answer.get(timeoutMs, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TimeoutException("interrupted");
    }
  }

  private static PartStatus part(String name, boolean up, String detail) {
    return PartStatus.newBuilder().setName(name).setUp(up).setDetail(detail).build();
  }

  @PreDestroy
  void close() {
    admin.close(java.time.Duration.ofSeconds(1));
  }
}
