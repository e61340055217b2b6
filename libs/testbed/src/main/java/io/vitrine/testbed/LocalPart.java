package io.vitrine.testbed;

import io.vitrine.standalone.Child;
import io.vitrine.standalone.Ports;
import io.vitrine.standalone.Program;
import io.vitrine.standalone.StartFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A process of this machine. */
final class LocalPart implements Part {
  private static final Duration START_WITHIN = Duration.ofSeconds(180);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(10);
  private static final long POLL_MS = 20;

  private final Program program;
  private final int port;
  private @Nullable Child child;

  LocalPart(Program program, int port) {
    this.program = program;
    this.port = port;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public synchronized void start() {
    Child started = Child.start(program);
    child = started;
    long deadline = System.nanoTime() + START_WITHIN.toNanos();
    while (!Ports.answers(port)) {
      if (!started.alive() || System.nanoTime() > deadline) {
        started.kill();
        throw new StartFailure(program.name() + " did not start:\n" + started.lastWords());
      }
      try {
        Thread.sleep(POLL_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StartFailure("interrupted while " + program.name() + " started", e);
      }
    }
  }

  @Override
  public synchronized void kill() {
    if (child != null) {
      child.kill();
    }
  }

  @Override
  public synchronized void close() {
    if (child != null) {
      child.stop(STOP_WITHIN);
    }
  }
}
