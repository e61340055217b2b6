package io.vitrine.transport;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;

/**
 * How a share group takes its records.
 *
 * @param name as members join it
 * @param committedOnly records of transactions are delivered once their transaction is committed,
 *     and never when it was aborted; costs now and then one fetch wait
 */
public record ShareGroup(String name, boolean committedOnly) {
  public ShareGroup {
    requireNonNull(name, "name is null");
  }

  /** A group that reads everything. */
  public static ShareGroup named(String name) {
    return new ShareGroup(name, false);
  }

  /** As Kafka names the settings. */
  Map<String, String> configuration(KafkaSettings settings) {
    Map<String, String> configuration = new HashMap<>();
    configuration.put("share.auto.offset.reset", "earliest");
    configuration.put(
        "share.record.lock.duration.ms", Long.toString(settings.recordLock().toMillis()));
    configuration.put("share.delivery.count.limit", Integer.toString(settings.deliveryLimit()));
    if (committedOnly) {
      configuration.put("share.isolation.level", "read_committed");
    }
    return configuration;
  }
}
