package io.vitrine.gateway.jobs;

import io.vitrine.protocol.JobEvent;
import io.vitrine.protocol.JobProgress;
import io.vitrine.protocol.JobState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one watcher of a job has not been told yet: its latest state, and the latest progress of
 * each block. Who listens slowly misses what lies in between and never more. The state comes first,
 * and the last state of an ended job last. Thread-safe.
 */
public final class JobFeed implements AutoCloseable {
  private final String job;
  private final Consumer<JobFeed> end;
  private final Map<Integer, JobProgress> progress = new LinkedHashMap<>();
  private @Nullable JobState state;
  private boolean toldState;
  private boolean ended;
  private volatile Runnable news = () -> {};

  JobFeed(String job, Consumer<JobFeed> end) {
    this.job = job;
    this.end = end;
  }

  void offer(JobState latest) {
    if (!latest.getJob().equals(job)) {
      return;
    }
    synchronized (this) {
      state = latest;
    }
    news.run();
  }

  void offer(JobProgress latest) {
    if (!latest.getJob().equals(job)) {
      return;
    }
    synchronized (this) {
      JobProgress before = progress.remove(latest.getBlock());
      progress.put(
          latest.getBlock(), before == null ? latest : LatestProgress.over(before, latest));
    }
    news.run();
  }

  /** Calls this from now on when there is something to tell; from any thread. */
  public void onNews(Runnable listener) {
    news = listener;
  }

  /** What to tell next; empty: nothing for now. */
  public synchronized Optional<JobEvent> next() {
    if (state != null && (!toldState || progress.isEmpty())) {
      JobEvent event = JobEvent.newBuilder().setState(state).build();
      ended = JobBoard.hasEnded(state) && progress.isEmpty();
      toldState = true;
      // One that ended is told again after the progress that waits, as the last word.
      if (ended || !JobBoard.hasEnded(state)) {
        state = null;
      }
      return Optional.of(event);
    }
    if (toldState && !progress.isEmpty()) {
      JobProgress first = progress.remove(progress.keySet().iterator().next());
      return Optional.of(JobEvent.newBuilder().setProgress(first).build());
    }
    return Optional.empty();
  }

  /** Whether the last word has been told. */
  public synchronized boolean ended() {
    return ended;
  }

  @Override
  public void close() {
    end.accept(this);
  }
}
