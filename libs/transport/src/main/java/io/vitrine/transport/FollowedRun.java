package io.vitrine.transport;

import io.vitrine.protocol.ActivationChunk;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A run that the follower listens to. All but {@link #close} and {@link #closed} on the follower's
 * thread.
 */
final class FollowedRun implements Subscription {
  private final byte[] run;
  private final TopicPartition partition;
  private final Consumer<ActivationChunk> listener;
  private long next;
  private volatile boolean closed;

  FollowedRun(String run, TopicPartition partition, long from, Consumer<ActivationChunk> listener) {
    this.run = run.getBytes(StandardCharsets.UTF_8);
    this.partition = partition;
    this.listener = listener;
    next = from;
  }

  TopicPartition partition() {
    return partition;
  }

  /** Offset of the first record not heard yet. */
  long next() {
    return next;
  }

  boolean closed() {
    return closed;
  }

  /** Whether the record is this run's and new to it. */
  boolean wants(ConsumerRecord<byte[], byte[]> record) {
    return !closed && record.offset() >= next && Arrays.equals(run, record.key());
  }

  void hear(long offset, ActivationChunk chunk) {
    next = offset + 1;
    listener.accept(chunk);
  }

  @Override
  public void close() {
    closed = true;
  }
}
