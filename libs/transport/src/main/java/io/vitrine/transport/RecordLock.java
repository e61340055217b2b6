package io.vitrine.transport;

import java.time.Duration;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This worker's hold on one record, from its delivery to its acknowledgement. For the consumer's
 * owner thread only.
 */
final class RecordLock {
  private static final Logger log = LoggerFactory.getLogger(RecordLock.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int RENEWALS_PER_LOCK = 3;

  private final KafkaShareConsumer<String, byte[]> consumer;
  private final Duration duration;
  private ConsumerRecord<String, byte[]> record;
  private boolean held = true;

  RecordLock(
      KafkaShareConsumer<String, byte[]> consumer,
      ConsumerRecord<String, byte[]> record,
      Duration duration) {
    this.consumer = consumer;
    this.record = record;
    this.duration = duration;
  }

  Duration renewEvery() {
    return duration.dividedBy(RENEWALS_PER_LOCK);
  }

  /**
   * After a renewal the broker hands the same record over again; only then can it be acknowledged.
   */
  void renew() {
    if (!held) {
      return;
    }
    if (!acknowledge(AcknowledgeType.RENEW)) {
      held = false;
      return;
    }
    long deadline = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() < deadline) {
      for (ConsumerRecord<String, byte[]> next : consumer.poll(POLL)) {
        if (next.partition() == record.partition() && next.offset() == record.offset()) {
          record = next;
          return;
        }
        consumer.acknowledge(next, AcknowledgeType.RELEASE);
        consumer.commitSync();
      }
    }
    held = false;
    log.warn(
        "the lock on {}@{} was lost: it will be delivered again", record.topic(), record.offset());
  }

  void end(Outcome outcome) {
    if (held) {
      acknowledge(
          switch (outcome) {
            case ACCEPT -> AcknowledgeType.ACCEPT;
            case RELEASE -> AcknowledgeType.RELEASE;
            case REJECT -> AcknowledgeType.REJECT;
          });
    }
  }

  private boolean acknowledge(AcknowledgeType type) {
    consumer.acknowledge(record, type);
    boolean taken = true;
    for (var failure : consumer.commitSync().values()) {
      if (failure.isPresent()) {
        KafkaException e = failure.get();
        log.warn(
            "{} of {}@{} was not taken: {}", type, record.topic(), record.offset(), e.toString());
        taken = false;
      }
    }
    return taken;
  }
}
