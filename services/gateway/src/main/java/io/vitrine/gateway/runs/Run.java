package io.vitrine.gateway.runs;

import io.vitrine.gateway.broker.Broker;
import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.Problem;
import io.vitrine.protocol.RunRecord;
import io.vitrine.protocol.RunRequest;
import io.vitrine.transport.ActivationFollower;
import io.vitrine.transport.ProblemException;
import io.vitrine.transport.Subscription;
import io.vitrine.transport.Topic;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One request to the inference workers and what comes of it. A worker that dies is survived: the
 * request is delivered to another, whose higher attempt counts from then on; chunks of both
 * attempts are the same, and each is heard once. Thread-safe; the listener is called outside the
 * lock.
 */
public final class Run implements AutoCloseable {
  /** Where a run's chunks are followed. */
  interface Following {
    Subscription follow(
        String run, Topic topic, int partition, long offset, Consumer<ActivationChunk> listener);

    static Following shared(Broker broker) {
      return broker::follow;
    }

    static Following own(ActivationFollower follower) {
      return follower::follow;
    }
  }

  private final RunRequest request;
  private final RunRecords records;
  private final Following following;
  private final RunListener listener;
  private final Map<String, Subscription> subscriptions = new HashMap<>();
  private final Set<ChunkKey> heard = new HashSet<>();

  /** Named by the manifest and not heard yet. */
  private final Set<ChunkKey> awaited = new HashSet<>();

  private RunRecord.Finished manifest = RunRecord.Finished.getDefaultInstance();
  private boolean finished;
  private int attempt;
  private String worker = "";
  private boolean ended;
  private volatile boolean delivering;
  private volatile long lastSign = System.nanoTime();

  private Run(RunRequest request, RunRecords records, Following following, RunListener listener) {
    this.request = request;
    this.records = records;
    this.following = following;
    this.listener = listener;
  }

  static Run start(
      RunRequest request,
      Broker broker,
      RunRecords records,
      Following following,
      RunListener listener) {
    Run run = new Run(request, records, following, listener);
    records.listen(request.getRun(), run::heard);
    broker
        .publish(Topic.REQUESTS_INTERACTIVE, request.getRun(), request)
        .whenComplete(
            (sent, failure) -> {
              if (failure != null) {
                run.fail(ProblemException.problemOf(failure));
              }
            });
    return run;
  }

  private void heard(RunRecord record) {
    lastSign = System.nanoTime();
    synchronized (this) {
      if (ended || record.getAttempt() < attempt) {
        return;
      }
      if (record.getAttempt() > attempt) {
        attempt = record.getAttempt();
        finished = false;
        awaited.clear();
        closeSubscriptions();
      }
    }
    switch (record.getEventCase()) {
      case STARTED -> started(record.getStarted());
      case FINISHED -> finished(record.getFinished());
      case FAILED -> fail(record.getFailed().getProblem());
      case SUPERSEDED -> end(RunListener::superseded);
      case EVENT_NOT_SET -> {}
    }
  }

  private synchronized void started(RunRecord.Started started) {
    worker = started.getWorker();
    if (!ended && !subscriptions.containsKey(started.getTopic())) {
      subscriptions.put(
          started.getTopic(),
          following.follow(
              request.getRun(),
              Topic.named(started.getTopic()),
              started.getPartition(),
              started.getOffset(),
              this::heard));
    }
  }

  private void heard(ActivationChunk chunk) {
    ChunkKey key = ChunkKey.of(chunk);
    synchronized (this) {
      if (ended || heard.contains(key)) {
        return;
      }
    }
    delivering = true;
    try {
      listener.chunk(chunk);
    } finally {
      lastSign = System.nanoTime();
      delivering = false;
    }
    synchronized (this) {
      heard.add(key);
      awaited.remove(key);
    }
    endIfComplete();
  }

  private void finished(RunRecord.Finished event) {
    synchronized (this) {
      manifest = event;
      event.getChunksList().stream()
          .map(ChunkKey::of)
          .filter(key -> !heard.contains(key))
          .forEach(awaited::add);
      finished = true;
    }
    endIfComplete();
  }

  private void endIfComplete() {
    long computeMs;
    synchronized (this) {
      if (!finished || !awaited.isEmpty()) {
        return;
      }
      computeMs = manifest.getComputeMs();
    }
    end(to -> to.finished(computeMs));
  }

  void fail(Problem problem) {
    end(to -> to.failed(problem));
  }

  private void end(Consumer<RunListener> last) {
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
    }
    close();
    last.accept(listener);
  }

  /** Nanoseconds since anything was last heard of it; 0 while the listener is busy with a chunk. */
  long silence() {
    return delivering ? 0 : System.nanoTime() - lastSign;
  }

  /** Whether all that will ever come of it has come. */
  public synchronized boolean ended() {
    return ended;
  }

  /** What to say when it has been silent for too long. */
  synchronized Problem silent(long seconds) {
    String model = request.getModel().getName();
    return Problem.newBuilder()
        .setCategory(Problem.Category.RETRIABLE)
        .setReason(Problem.Reason.TIMEOUT)
        .setMessage(
            worker.isEmpty()
                ? "no inference worker took the run of '" + model + "' within " + seconds + " s"
                : "inference worker "
                    + worker
                    + " went silent on a run of '"
                    + model
                    + "' for "
                    + seconds
                    + " s")
        .setAction("Look at 'vitrine status' and the log of the inference service, and try again.")
        .build();
  }

  private void closeSubscriptions() {
    subscriptions.values().forEach(Subscription::close);
    subscriptions.clear();
  }

  /** Hears no more of it. */
  @Override
  public void close() {
    records.forget(request.getRun());
    synchronized (this) {
      ended = true;
      closeSubscriptions();
    }
  }
}
