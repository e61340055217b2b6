package io.vitrine.standalone;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one part running: when it ends it is started again on the same port, after a pause that
 * grows while it keeps ending. Until it has been ready once, its end is a failure to start instead.
 */
final class Supervisor {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LIVED_LONG = Duration.ofSeconds(60);
  private static final long POLL_MS = 50;

  private final Part part;
  private final Consumer<String> say;
  private final Runnable changed;
  private final Thread thread;
  private @Nullable Child child;
  private boolean stopping;
  private volatile boolean ready;

  /**
   * @param say told in words what happens
   * @param changed called when the part has another process than before
   */
  Supervisor(Part part, Consumer<String> say, Runnable changed) {
    this.part = part;
    this.say = say;
    this.changed = changed;
    thread = new Thread(this::watch, part.program().name() + "-supervisor");
    thread.setDaemon(true);
  }

  Part part() {
    return part;
  }

  void start() {
    startChild();
    thread.start();
  }

  /** The process that runs now, or ran last. */
  synchronized @Nullable Child child() {
    return child;
  }

  /**
   * Returns once it answers.
   *
   * @throws StartFailure when it ends before, or does not answer by then
   */
  void awaitReady(long deadlineNanos) throws InterruptedException {
    while (!part.ready().getAsBoolean()) {
      Child current = child();
      String name = part.program().name();
      if (current == null || !current.alive()) {
        throw new StartFailure(
            name
                + " ended while it started. It said last:\n"
                + (current == null ? "" : current.lastWords())
                + "\nAll of it: "
                + part.program().log());
      }
      if (System.nanoTime() - deadlineNanos > 0) {
        throw new StartFailure(
            name
                + " was not ready in time; see "
                + part.program().log()
                + "; VITRINE_START_SECONDS gives it longer");
      }
      Thread.sleep(POLL_MS);
    }
    ready = true;
  }

  private synchronized boolean startChild() {
    if (stopping) {
      return false;
    }
    child = Child.start(part.program());
    return true;
  }

  private void watch() {
    Duration pause = FIRST_PAUSE;
    try {
      while (true) {
        Child current = child();
        if (current == null) {
          return;
        }
        long since = System.nanoTime();
        int code = current.await();
        synchronized (this) {
          if (stopping || !ready) {
            return;
          }
        }
        if (System.nanoTime() - since > LIVED_LONG.toNanos()) {
          pause = FIRST_PAUSE;
        }
        say.accept(
            part.program().name()
                + " ended with code "
                + code
                + ": starting it again (its log: "
                + part.program().log()
                + ")");
        Thread.sleep(pause.toMillis());
        if (!startChild()) {
          return;
        }
        changed.run();
        pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (StartFailure e) {
      say.accept(e.getMessage());
    }
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** Ends the part for good; returns once it is gone. */
  void stop(Duration within) {
    Child last;
    synchronized (this) {
      stopping = true;
      last = child;
    }
    if (last != null) {
      last.stop(within);
    }
  }
}
