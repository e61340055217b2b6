package io.vitrine.featureviz.dispatch;

import io.vitrine.transport.KafkaSettings;
import io.vitrine.transport.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The members of the workers' share group, as the broker knows them: counted every second, and what
 * they all have behind them is trimmed off the topic. A killed one counts until its session times
 * out.
 */
public final class LiveWorkers implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LiveWorkers.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int COUNTS_PER_TRIM = 60;
  private static final TopicPartition WORK = new TopicPartition(Topic.WORK.topicName(), 0);

  private final String group;
  private final Admin admin;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "live-workers");
            thread.setDaemon(true);
            return thread;
          });
  private volatile int live;
  private volatile long done;
  private long counts;
  private long trimmed;

  public LiveWorkers(KafkaSettings kafka, String group) {
    this.group = group;
    admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrap(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) TIMEOUT.toMillis(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) TIMEOUT.toMillis(),
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500L));
    var unused =
        clock.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** How many there were when last counted. */
  public int live() {
    return live;
  }

  /** Every work record before this offset is done with. */
  long done() {
    return done;
  }

  private void look() {
    try {
      var described = await(admin.describeShareGroups(List.of(group)).all()).get(group);
      live = described == null ? 0 : described.members().size();
      lookBehind();
      if (++counts % COUNTS_PER_TRIM == 0) {
        trim();
      }
    } catch (ExecutionException | TimeoutException e) {
      log.debug("workers could not be counted: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookBehind() throws InterruptedException, ExecutionException, TimeoutException {
    var offsets =
        await(
            admin
                .listShareGroupOffsets(Map.of(group, new ListShareGroupOffsetsSpec()))
                .partitionsToOffsetInfo(group));
    SharePartitionOffsetInfo behind = offsets.get(WORK);
    if (behind != null) {
      done = behind.startOffset();
    }
  }

  private void trim() throws InterruptedException, ExecutionException, TimeoutException {
    long until = done;
    if (until > trimmed) {
      await(admin.deleteRecords(Map.of(WORK, RecordsToDelete.beforeOffset(until))).all());
      trimmed = until;
    }
  }

  private static <T> T await(KafkaFuture<T> answer)
      throws InterruptedException, ExecutionException, TimeoutException {
    return answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    clock.shutdownNow();
    admin.close(Duration.ofSeconds(1));
  }
}
