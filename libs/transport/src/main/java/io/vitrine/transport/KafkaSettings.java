package io.vitrine.transport;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Where the broker is and how its share groups treat a record.
 *
 * @param bootstrap host:port, or several with commas
 * @param startTimeout how long a start waits for a broker that does not answer
 * @param recordLock how long a worker holds a record without renewing before it is given to another
 * @param deliveryLimit how often a record is delivered before the broker gives it up
 */
public record KafkaSettings(
    String bootstrap, Duration startTimeout, Duration recordLock, int deliveryLimit) {
  public KafkaSettings {
    requireNonNull(bootstrap, "bootstrap is null");
    requireNonNull(startTimeout, "startTimeout is null");
    requireNonNull(recordLock, "recordLock is null");
  }

  /** The defaults: 60 s for the start, locks of 15 s, 5 deliveries. */
  public static KafkaSettings of(String bootstrap) {
    return new KafkaSettings(bootstrap, Duration.ofSeconds(60), Duration.ofSeconds(15), 5);
  }

  /**
   * Reads {@code VITRINE_KAFKA}, {@code VITRINE_KAFKA_START_MS}, {@code VITRINE_KAFKA_LOCK_MS} and
   * {@code VITRINE_KAFKA_DELIVERIES}.
   */
  public static KafkaSettings fromEnvironment() {
    KafkaSettings defaults =
        of(Environment.require("VITRINE_KAFKA", "bootstrap servers of Kafka, host:port"));
    return new KafkaSettings(
        defaults.bootstrap,
        Environment.millis(
            "VITRINE_KAFKA_START_MS",
            defaults.startTimeout,
            Duration.ofSeconds(1),
            Duration.ofMinutes(30)),
        Environment.millis(
            "VITRINE_KAFKA_LOCK_MS",
            defaults.recordLock,
            Duration.ofSeconds(1),
            Duration.ofMinutes(1)),
        (int) Environment.number("VITRINE_KAFKA_DELIVERIES", defaults.deliveryLimit, 2, 10));
  }

  /** The same with another delivery limit, 2 to 10. */
  public KafkaSettings withDeliveryLimit(int limit) {
    return new KafkaSettings(bootstrap, startTimeout, recordLock, limit);
  }

  /** The same with another lock. */
  public KafkaSettings withLock(Duration lock) {
    return new KafkaSettings(bootstrap, startTimeout, lock, deliveryLimit);
  }
}
