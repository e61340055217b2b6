package io.vitrine.featureviz;

import io.vitrine.featureviz.dispatch.DispatchSettings;
import io.vitrine.featureviz.worker.WorkerSettings;
import io.vitrine.transport.KafkaSettings;
import java.time.Duration;
import java.util.Map;

/** Settings with which what takes seconds in the product takes a moment in a test. */
final class QueueSettings {
  static final Duration SLICE = Duration.ofMillis(300);

  private QueueSettings() {}

  static KafkaSettings kafka(String bootstrap) {
    return KafkaSettings.of(bootstrap).withLock(Duration.ofSeconds(2)).withDeliveryLimit(10);
  }

  static WorkerSettings worker() {
    return new WorkerSettings(
        SLICE, Duration.ofMillis(50), Duration.ofSeconds(30), Duration.ofSeconds(10));
  }

  static DispatchSettings dispatch() {
    return new DispatchSettings(
        2,
        3,
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Map.of(),
        500,
        900_000,
        Duration.ofMillis(50),
        Duration.ofHours(1),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(6),
        Duration.ofSeconds(10));
  }
}
