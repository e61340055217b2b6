package io.vitrine.gateway.jobs;

import io.vitrine.gateway.broker.Broker;
import io.vitrine.gateway.settings.GatewaySettings;
import io.vitrine.protocol.JobProgress;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.JobStateRecord;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.transport.ProblemException;
import io.vitrine.transport.Topic;
import io.vitrine.transport.TopicRecord;
import io.vitrine.transport.TopicTail;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/**
 * How every job stands, as the topics job-state and job-progress say. Nothing is asked for: this
 * gateway hears what all hear. Thread-safe.
 */
@Singleton
public final class JobBoard {
  private static final int SHORTEST_LIST = 3;

  private final NavigableMap<String, JobState> states = new ConcurrentSkipListMap<>();
  private final LatestProgress progress;
  private final Set<JobFeed> feeds = ConcurrentHashMap.newKeySet();
  private final Set<Consumer<JobState>> listeners = ConcurrentHashMap.newKeySet();
  private final TopicTail<JobStateRecord> stateTail;
  private final TopicTail<JobProgress> progressTail;

  JobBoard(Broker broker, GatewaySettings settings) {
    progress = new LatestProgress(settings.jobBlocksShown());
    stateTail =
        broker.tail(
            Topic.JOB_STATE, TopicTail.From.BEGINNING, JobStateRecord.parser(), this::heard);
    progressTail =
        broker.tail(
            Topic.JOB_PROGRESS,
            TopicTail.From.END,
            JobProgress.parser(),
            record -> record.message().ifPresent(this::gotOn));
  }

  private void heard(TopicRecord<JobStateRecord> record) {
    if (record.message().isEmpty()) {
      states.remove(record.key());
      progress.forget(record.key());
    } else if (record.message().get().hasJob()) {
      JobState state = record.message().get().getJob();
      states.put(record.key(), state);
      if (hasEnded(state)) {
        progress.forget(state.getJob());
      }
      feeds.forEach(feed -> feed.offer(state));
      listeners.forEach(listener -> listener.accept(state));
    }
  }

  private void gotOn(JobProgress news) {
    if (!find(news.getJob()).filter(JobBoard::hasEnded).isPresent()) {
      progress.put(news);
    }
    feeds.forEach(feed -> feed.offer(news));
  }

  /** Whether nothing more happens to it by itself. */
  public static boolean hasEnded(JobState state) {
    return switch (state.getPhase()) {
      case DONE, FAILED, CANCELLED, REFUSED -> true;
      case QUEUED, RUNNING, PHASE_UNSPECIFIED, UNRECOGNIZED -> false;
    };
  }

  /** Waits until the jobs of before are known. */
  public void awaitReady(Duration atMost) {
    stateTail.awaitReady(atMost);
    progressTail.awaitReady(atMost);
  }

  /** Hears every state of any job from now on, on the thread that reads them: to be quick. */
  void onState(Consumer<JobState> listener) {
    listeners.add(listener);
  }

  Optional<JobState> find(String job) {
    return Optional.ofNullable(states.get(job));
  }

  /**
   * The job of that id, or the only one whose id begins so.
   *
   * @throws ProblemException caller, when there is none or more than one
   */
  public JobState show(String idOrPrefix) {
    JobState exact = states.get(idOrPrefix);
    if (exact != null) {
      return exact;
    }
    List<String> found =
        idOrPrefix.isEmpty()
            ? List.of()
            : states.tailMap(idOrPrefix).keySet().stream()
                .takeWhile(id -> id.startsWith(idOrPrefix))
                .limit(SHORTEST_LIST)
                .toList();
    if (found.isEmpty()) {
      throw ProblemException.caller(
          Reason.NOT_FOUND, "there is no job '" + idOrPrefix + "'", "See 'vitrine jobs list'.");
    }
    if (found.size() > 1) {
      throw ProblemException.caller(
          Reason.INVALID,
          "several jobs begin with '" + idOrPrefix + "': " + String.join(", ", found),
          "Give more of the id.");
    }
    return find(found.get(0)).orElseThrow();
  }

  /** Every job that is not forgotten yet, newest first, without its items. */
  public List<JobState> list() {
    return states.values().stream()
        .sorted(
            Comparator.comparing((JobState job) -> -job.getSubmitted().getSeconds())
                .thenComparing(job -> -job.getSubmitted().getNanos()))
        .map(state -> state.toBuilder().clearItems().build())
        .toList();
  }

  /** How the job's blocks get on, as far as it is still running and was heard. */
  public List<JobProgress> progress(String job) {
    return progress.of(job);
  }

  /** Follows a job: how it stands, and then whatever changes. To be closed. */
  public JobFeed follow(String idOrPrefix) {
    String job = show(idOrPrefix).getJob();
    JobFeed feed = new JobFeed(job, feeds::remove);
    feeds.add(feed);
    progress.of(job).forEach(feed::offer);
    find(job).ifPresent(feed::offer);
    return feed;
  }

  @PreDestroy
  void close() {
    stateTail.close();
    progressTail.close();
  }
}
