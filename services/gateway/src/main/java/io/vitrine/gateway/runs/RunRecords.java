package io.vitrine.gateway.runs;

import io.vitrine.gateway.broker.Broker;
import io.vitrine.protocol.RunRecord;
import io.vitrine.transport.Topic;
import io.vitrine.transport.TopicTail;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * What becomes of runs, told to whoever asked for them, in order, on one thread: listeners must be
 * quick. Thread-safe.
 */
@Singleton
public final class RunRecords {
  private final Map<String, Consumer<RunRecord>> listeners = new ConcurrentHashMap<>();
  private final TopicTail<RunRecord> tail;

  RunRecords(Broker broker) {
    tail =
        broker.tail(
            Topic.RUNS,
            TopicTail.From.END,
            RunRecord.parser(),
            record ->
                record
                    .message()
                    .ifPresent(
                        event -> {
                          Consumer<RunRecord> listener = listeners.get(record.key());
                          if (listener != null) {
                            listener.accept(event);
                          }
                        }));
  }

  /** Waits until every record from now on will be heard. */
  public void awaitReady(Duration atMost) {
    tail.awaitReady(atMost);
  }

  void listen(String run, Consumer<RunRecord> listener) {
    listeners.put(run, listener);
  }

  void forget(String run) {
    listeners.remove(run);
  }

  @PreDestroy
  void close() {
    tail.close();
  }
}
