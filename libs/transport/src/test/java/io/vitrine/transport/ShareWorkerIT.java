package io.vitrine.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.protocol.Problem.Reason;
import io.vitrine.protocol.RunRequest;
import io.vitrine.testbed.Testbed;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShareWorkerIT {
  private static KafkaSettings settings;

  private final String group = Records.unique("workers");
  private final List<Delivery<RunRequest>> deliveries = new CopyOnWriteArrayList<>();
  private RecordPublisher publisher;

  @BeforeAll
  static void broker() {
    settings = Records.settings(Testbed.shared());
    Topics.ensure(settings);
    Topics.ensure(settings);
  }

  @BeforeEach
  void publisher() {
    publisher = new RecordPublisher(settings);
  }

  @AfterEach
  void close() {
    publisher.close();
  }

  private void publish(String run) {
    publisher
        .publish(Topic.REQUESTS_BATCH, run, Records.request(run))
        .toCompletableFuture()
        .orTimeout(Records.LONG.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  /** Of this test's own records; those that other tests left in the topic are accepted unseen. */
  private ShareWorker<RunRequest> worker(String prefix, Handler<RunRequest> handler) {
    return ShareWorker.start(
        settings,
        Topic.REQUESTS_BATCH,
        group,
        RunRequest.parser(),
        delivery -> {
          if (!delivery.key().startsWith(prefix)) {
            return Outcome.ACCEPT;
          }
          deliveries.add(delivery);
          return handler.handle(delivery);
        });
  }

  private long deliveriesOf(String run) {
    return deliveries.stream().filter(delivery -> delivery.key().equals(run)).count();
  }

  @Test
  void acceptedRecordsComeOnceAndReleasedOnesAgain() throws Exception {
    String run = Records.unique("release");
    publish(run + "-a");
    publish(run + "-b");
    try (var worker =
        worker(
            run,
            delivery ->
                delivery.key().endsWith("-b") && delivery.count() == 1
                    ? Outcome.RELEASE
                    : Outcome.ACCEPT)) {
      Records.await(() -> deliveriesOf(run + "-b") == 2, "the released record comes again");
      assertThat(worker.healthy()).isTrue();
    }
    assertThat(deliveriesOf(run + "-a")).isEqualTo(1);
    assertThat(deliveries)
        .filteredOn(delivery -> delivery.key().endsWith("-b"))
        .extracting(Delivery::count)
        .containsExactly(1, 2);
    assertThat(deliveries)
        .allSatisfy(
            delivery -> assertThat(delivery.message()).isEqualTo(Records.request(delivery.key())));
  }

  @Test
  void handlerLongerThanTheLockKeepsTheRecord() throws Exception {
    String run = Records.unique("long");
    publish(run);
    CountDownLatch done = new CountDownLatch(1);
    Handler<RunRequest> slow =
        delivery -> {
          Thread.sleep(settings.recordLock().multipliedBy(4).toMillis());
          done.countDown();
          return Outcome.ACCEPT;
        };
    try (var one = worker(run, slow);
        var other = worker(run, slow)) {
      assertThat(done.await(Records.LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
      String after = run + "-after";
      publish(after);
      Records.await(() -> deliveriesOf(after) == 1, "the worker goes on");
    }
    assertThat(deliveriesOf(run)).isEqualTo(1);
  }

  @Test
  void recordThatAlwaysFailsIsGivenUpAfterTheLimit() throws Exception {
    String run = Records.unique("poison");
    publish(run);
    try (var worker =
        worker(
            run,
            delivery -> {
              if (delivery.key().equals(run)) {
                throw ProblemException.retriable(Reason.UNAVAILABLE, "not now", "", null);
              }
              return Outcome.ACCEPT;
            })) {
      Records.await(() -> deliveriesOf(run) == 3, "every delivery is used");
      publish(run + "-after");
      Records.await(() -> deliveriesOf(run + "-after") == 1, "the worker goes on");
    }
    assertThat(deliveries)
        .filteredOn(delivery -> delivery.key().equals(run))
        .extracting(Delivery::last)
        .containsExactly(false, false, true);
  }

  @Test
  void brokenHandlerRejectsItsRecordOnly() throws Exception {
    String run = Records.unique("broken");
    publish(run);
    publish(run + "-after");
    try (var worker =
        worker(
            run,
            delivery -> {
              if (delivery.key().equals(run)) {
                throw new IllegalStateException("a bug");
              }
              return Outcome.ACCEPT;
            })) {
      Records.await(() -> deliveriesOf(run) > 0, "the broken one is tried");
      Records.await(() -> deliveriesOf(run + "-after") == 1, "the worker goes on");
    }
    assertThat(deliveriesOf(run)).isEqualTo(1);
  }

  @Test
  void recordOfKilledWorkerIsDeliveredAgain() throws Exception {
    String run = Records.unique("killed");
    publish(run);
    Process doomed =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                DoomedWorker.class.getName(),
                settings.bootstrap(),
                group,
                run)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(doomed.getInputStream(), StandardCharsets.UTF_8))) {
      String line = output.readLine();
      while (line != null && !line.equals(DoomedWorker.HAS_IT)) {
        line = output.readLine();
      }
      assertThat(line).isEqualTo(DoomedWorker.HAS_IT);
    } finally {
      doomed.destroyForcibly().waitFor();
    }
    Map<String, Integer> counts = new ConcurrentHashMap<>();
    try (var worker =
        worker(
            run,
            delivery -> {
              counts.put(delivery.key(), delivery.count());
              return Outcome.ACCEPT;
            })) {
      Records.await(() -> counts.containsKey(run), "the next worker gets it");
    }
    assertThat(counts.get(run)).isEqualTo(2);
  }
}
