package io.vitrine.viewer.errand;

import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs errands on threads of its own, so that no frame waits for a file or the network, and brings
 * what they come back with to the thread that draws: there, {@link #deliver} calls what was to be
 * done with it.
 */
public final class Errands implements AutoCloseable {
  private static final int THREADS = 4;
  private static final long END_SECONDS = 5;

  private final ExecutorService threads;
  private final Queue<Runnable> landed = new ConcurrentLinkedQueue<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile Runnable wake = () -> {};

  public Errands() {
    AtomicInteger number = new AtomicInteger();
    threads =
        Executors.newFixedThreadPool(
            THREADS,
            work -> {
              Thread thread = new Thread(work, "errand-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /** What to call, from any thread, when something waits for {@link #deliver}. */
  public void wakeWith(Runnable call) {
    wake = call;
  }

  /**
   * Does {@code work} on another thread, then {@code done} or {@code failed} on the drawing thread.
   */
  public <T> void start(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
    underWay.incrementAndGet();
    try {
      threads.execute(
          () -> {
            try {
              T result = work.call();
              land(() -> done.accept(result));
            } catch (Exception e) {
              land(() -> failed.accept(e));
            }
          });
    } catch (RejectedExecutionException e) {
      // Closed: nobody waits for it any more.
      underWay.decrementAndGet();
    }
  }

  private void land(Runnable news) {
    post(
        () -> {
          underWay.decrementAndGet();
          news.run();
        });
  }

  /** Has {@code news} called on the drawing thread. From any thread. */
  public void post(Runnable news) {
    landed.add(news);
    wake.run();
  }

  /**
   * Calls, on this thread, what has landed.
   *
   * @return whether there was something
   */
  public boolean deliver() {
    boolean any = false;
    for (Runnable news = landed.poll(); news != null; news = landed.poll()) {
      news.run();
      any = true;
    }
    return any;
  }

  /** Whether errands are under way or wait to be delivered. */
  public boolean busy() {
    return underWay.get() > 0 || !landed.isEmpty();
  }

  @Override
  public void close() {
    wake = () -> {};
    threads.shutdownNow();
    try {
      // Threads that still read files must not outlive what they read for.
      threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
