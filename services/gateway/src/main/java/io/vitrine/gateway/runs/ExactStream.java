package io.vitrine.gateway.runs;

import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.Problem;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.protocol.RunRequest;
import io.vitrine.protocol.WantedValue;
import io.vitrine.transport.ActivationFollower;
import io.vitrine.transport.ChunkCache;
import io.vitrine.transport.ProblemException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The exact chunks of a run, pulled one by one: first the values that lie in the cache, then those
 * that must be computed. A caller who pulls slowly slows the reading from Kafka and nothing else;
 * at most a set number of chunks wait in memory, and of the cache one value. Not for several
 * threads. Close it when done.
 */
public final class ExactStream implements AutoCloseable {
  /** Nothing waits for the caller, so that the follower of all runs can be used. */
  static final int WHOLE = Integer.MAX_VALUE;

  private static final long LOOK_AGAIN_MS = 200;

  /** What the follower hands over: a chunk, or how it ended. */
  private record Item(Optional<ActivationChunk> chunk, Optional<Problem> problem, long computeMs) {}

  private final Runs runs;
  private final ChunkCache cache;
  private final RunRequest request;
  private final boolean everything;
  private final boolean whole;
  private final Deque<WantedValue> cachedFirst;
  private final List<WantedValue> missing = new ArrayList<>();
  private final Deque<ActivationChunk> here = new ArrayDeque<>();
  private final BlockingQueue<Item> arriving;
  private boolean anythingCached;
  private boolean done;
  private long computeMs;
  private volatile boolean closed;
  private @Nullable ActivationFollower follower;
  private @Nullable Run run;

  /**
   * A stream that has not begun.
   *
   * @param everything whether all values are wanted that nodes compute
   * @param ahead chunks that may wait in memory; WHOLE for a caller who takes them all anyhow
   */
  ExactStream(Runs runs, ChunkCache cache, RunRequest request, boolean everything, int ahead) {
    this.runs = runs;
    this.cache = cache;
    this.request = request;
    this.everything = everything;
    this.cachedFirst = new ArrayDeque<>(request.getWantedList());
    this.arriving = new LinkedBlockingQueue<>(ahead);
    this.whole = ahead == WHOLE;
  }

  /** The next chunk, waiting for it; empty at the end. Fails with a ProblemException. */
  public Optional<ActivationChunk> next() {
    while (here.isEmpty() && !done) {
      if (!cachedFirst.isEmpty()) {
        fromCache(cachedFirst.poll());
      } else if (run == null) {
        compute();
      } else {
        take();
      }
    }
    return Optional.ofNullable(here.poll());
  }

  private void fromCache(WantedValue wanted) {
    cache
        .get(request.getContentName(), wanted, request.getRun())
        .ifPresentOrElse(
            chunks -> {
              anythingCached = true;
              here.addAll(chunks);
            },
            () -> missing.add(wanted));
  }

  private void compute() {
    if (missing.isEmpty()) {
      done = true;
      return;
    }
    RunRequest.Builder rest = request.toBuilder().clearWanted();
    if (everything && !anythingCached) {
      rest.setAllValues(true);
    } else {
      rest.addAllWanted(missing);
    }
    if (whole) {
      run = runs.start(rest.build(), new Arriving());
      return;
    }
    ActivationFollower own = runs.ownFollower();
    follower = own;
    run = runs.start(rest.build(), own, new Arriving());
  }

  private void take() {
    try {
      Item item = arriving.take();
      item.chunk().ifPresent(here::add);
      if (item.problem().isPresent()) {
        throw new ProblemException(item.problem().get());
      }
      if (item.chunk().isEmpty()) {
        computeMs = item.computeMs();
        done = true;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProblemException.retriable(Reason.CANCELLED, "the run was given up", "Ask again.", e);
    }
  }

  /** Milliseconds the network took; 0 when all came from the cache. Known at the end. */
  public long computeMs() {
    return computeMs;
  }

  /** Whether all came from the cache. Known at the end. */
  public boolean cached() {
    return missing.isEmpty();
  }

  @Override
  public void close() {
    closed = true;
    if (run != null) {
      run.close();
    }
    if (follower != null) {
      follower.close();
    }
  }

  private final class Arriving implements RunListener {
    @Override
    public void chunk(ActivationChunk chunk) {
      offer(new Item(Optional.of(chunk), Optional.empty(), 0));
    }

    @Override
    public void finished(long tookMs) {
      offerElsewhere(new Item(Optional.empty(), Optional.empty(), tookMs));
    }

    @Override
    public void failed(Problem problem) {
      offerElsewhere(new Item(Optional.empty(), Optional.of(problem), 0));
    }

    @Override
    public void superseded() {
      failed(
          Problem.newBuilder()
              .setCategory(Problem.Category.RETRIABLE)
              .setReason(Reason.CANCELLED)
              .setMessage("the run was superseded")
              .setAction("Ask again.")
              .build());
    }

    /** The end may be told by a thread that all runs share, which must not wait for this caller. */
    private void offerElsewhere(Item item) {
      if (!arriving.offer(item)) {
        Thread thread = new Thread(() -> offer(item), "end of run");
        thread.setDaemon(true);
        thread.start();
      }
    }

    private void offer(Item item) {
      try {
        while (!closed && !arriving.offer(item, LOOK_AGAIN_MS, TimeUnit.MILLISECONDS)) {
          // Full: the caller reads slowly. Look again whether it is still there.
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
