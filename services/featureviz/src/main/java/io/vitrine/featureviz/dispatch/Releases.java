package io.vitrine.featureviz.dispatch;

import static java.util.Objects.requireNonNull;

import io.vitrine.featureviz.block.BlockKeys;
import io.vitrine.protocol.BlockState;
import io.vitrine.protocol.JobItem;
import io.vitrine.protocol.JobState;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Releases blocks: owners take turns by compute time, then jobs by priority, then by age. Few are
 * released at a time, so that a large job does not stand before everyone else.
 */
final class Releases {
  private static final Comparator<Job> BY_PRIORITY_THEN_AGE =
      Comparator.comparing((Job job) -> -job.head().getPriority())
          .thenComparing(job -> job.head().getSubmitted().getSeconds())
          .thenComparing(job -> job.head().getSubmitted().getNanos())
          .thenComparing(Job::id);

  private final JobBook book;
  private final DispatchSettings settings;
  private final Predicate<String> exists;
  private final Clock clock;
  private final OwnerTurns turns;
  private final Map<String, Double> expected = new HashMap<>();

  private record Candidate(Job job, int block) {}

  Releases(JobBook book, DispatchSettings settings, Predicate<String> exists, Clock clock) {
    this.book = book;
    this.settings = settings;
    this.exists = exists;
    this.clock = clock;
    turns = new OwnerTurns(settings.quantum().toMillis(), settings::weight);
  }

  /** Releases what there is room for. */
  void fill(int workers, Outbox outbox) {
    int limit = workers + settings.ahead();
    makeRoom(limit);
    while (book.outstanding().size() < limit) {
      Map<String, Candidate> next = candidates();
      if (next.isEmpty()) {
        return;
      }
      Map<String, Double> waiting = new LinkedHashMap<>();
      next.forEach((owner, at) -> waiting.put(owner, at.job().expectedCost(at.block())));
      String owner = turns.next(waiting);
      release(requireNonNull(next.get(owner)), waiting.getOrDefault(owner, 0.0), outbox);
    }
  }

  private void release(Candidate next, double cost, Outbox outbox) {
    BlockState block = next.job().block(next.block());
    if (!block.hasState()) {
      // Another job may have made them since.
      next.job().done(item -> item.getBlock() == next.block() && exists.test(item.getName()));
      if (next.job().missing(next.block()).isEmpty()) {
        book.put(book.rules().found(block));
        return;
      }
    }
    book.put(book.rules().released(block));
    expected.put(key(block), cost);
    outbox.work(next.job().work(next.block()));
  }

  /** The next block of each owner that has one, owners in the order of their oldest jobs. */
  private Map<String, Candidate> candidates() {
    Instant now = clock.instant();
    Set<String> inFlight = inFlight();
    Map<String, Candidate> first = new LinkedHashMap<>();
    book.jobs().stream()
        .filter(job -> !job.ended())
        .sorted(BY_PRIORITY_THEN_AGE)
        .forEach(
            job -> {
              if (!first.containsKey(job.owner())) {
                OptionalInt block = job.next(now, at -> isFree(job, at, inFlight));
                block.ifPresent(at -> first.put(job.owner(), new Candidate(job, at)));
              }
            });
    return first;
  }

  /** What another job makes right now is waited for, and not made twice. */
  private static boolean isFree(Job job, BlockState block, Set<String> inFlight) {
    return block.hasState()
        || inFlight.isEmpty()
        || job.missing(block.getBlock()).stream()
            .map(JobItem::getName)
            .noneMatch(inFlight::contains);
  }

  private Set<String> inFlight() {
    Set<String> names = new HashSet<>();
    for (BlockState block : book.outstanding()) {
      book.find(block.getJob())
          .ifPresent(
              job -> job.missing(block.getBlock()).forEach(item -> names.add(item.getName())));
    }
    return names;
  }

  /**
   * Takes back what others have released and nobody has claimed, when an owner comes that has
   * nothing out: it then waits for what runs, and for nothing else.
   */
  private void makeRoom(int limit) {
    List<BlockState> out = book.outstanding();
    if (out.size() < limit) {
      return;
    }
    Set<String> owners = new HashSet<>();
    out.forEach(block -> owner(block).ifPresent(owners::add));
    boolean newcomer =
        candidates().keySet().stream()
            .anyMatch(owner -> turns.isNew(owner) && !owners.contains(owner));
    if (newcomer) {
      out.stream()
          .filter(block -> block.getClaim().isEmpty())
          .forEach(block -> book.put(book.rules().withdrawn(block)));
    }
  }

  private Optional<String> owner(BlockState block) {
    return book.find(block.getJob()).map(Job::head).map(JobState::getOwner);
  }

  /** A slice was reported: its owner is charged what it cost and not what was expected. */
  void settle(BlockState report) {
    Double before = expected.remove(key(report));
    if (before != null) {
      owner(report).ifPresent(owner -> turns.settle(owner, report.getComputeMs() - before));
    }
  }

  private static String key(BlockState block) {
    return BlockKeys.block(block.getJob(), block.getBlock());
  }
}
