package io.vitrine.inference.running;

import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.ChunkEntry;
import io.vitrine.protocol.Problem;
import io.vitrine.protocol.RunRecord;
import io.vitrine.transport.RecordPublisher;
import io.vitrine.transport.Topic;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * What one attempt at a run tells the world: Started, when the broker has its first chunk of a
 * topic; the chunks; and its end, when the broker has them all. For one thread.
 */
final class RunPublication {
  private final RecordPublisher publisher;
  private final String run;
  private final int attempt;
  private final String worker;
  private final Set<Topic> started = EnumSet.noneOf(Topic.class);
  private final List<CompletableFuture<ChunkEntry>> chunks = new ArrayList<>();

  RunPublication(RecordPublisher publisher, String run, int attempt, String worker) {
    this.publisher = publisher;
    this.run = run;
    this.attempt = attempt;
    this.worker = worker;
  }

  /** Blocks for the first chunk of a topic, and while the publisher's buffer is full. */
  void chunk(ActivationChunk chunk) {
    Topic topic =
        chunk.getForm() == ActivationChunk.Form.VIEW
            ? Topic.ACTIVATIONS_VIEW
            : Topic.ACTIVATIONS_EXACT;
    CompletableFuture<RecordMetadata> taken =
        publisher.publish(topic, run, chunk).toCompletableFuture();
    chunks.add(
        taken.thenApply(
            at ->
                CacheFiller.entry(chunk)
                    .setOffset(at.offset())
                    .setSize(Math.max(0, at.serializedValueSize()))
                    .build()));
    if (started.add(topic)) {
      RecordMetadata first = taken.join();
      record(
          RunRecord.newBuilder()
              .setStarted(
                  RunRecord.Started.newBuilder()
                      .setTopic(topic.topicName())
                      .setPartition(first.partition())
                      .setOffset(first.offset())
                      .setWorker(worker)));
    }
  }

  /** Waits until the broker has every chunk. */
  void finished(RunRecord.Finished.Builder finished) {
    chunks.forEach(chunk -> finished.addChunks(chunk.join()));
    record(RunRecord.newBuilder().setFinished(finished)).join();
  }

  void failed(Problem problem) {
    record(RunRecord.newBuilder().setFailed(RunRecord.Failed.newBuilder().setProblem(problem)))
        .join();
  }

  void superseded() {
    record(RunRecord.newBuilder().setSuperseded(RunRecord.Superseded.getDefaultInstance())).join();
  }

  private CompletableFuture<RecordMetadata> record(RunRecord.Builder event) {
    return publisher
        .publish(Topic.RUNS, run, event.setRun(run).setAttempt(attempt).build())
        .toCompletableFuture();
  }
}
