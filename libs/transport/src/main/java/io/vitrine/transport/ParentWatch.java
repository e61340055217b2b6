package io.vitrine.transport;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends this process when the one that started it has ended, so that no service outlives its
 * cluster.
 */
public final class ParentWatch {
  private static final Logger log = LoggerFactory.getLogger(ParentWatch.class);

  private ParentWatch() {}

  /** Watches the process named by {@code VITRINE_PARENT}; does nothing where that is not set. */
  public static void start() {
    long parent = Environment.number("VITRINE_PARENT", 0, 1, Long.MAX_VALUE);
    if (parent == 0) {
      return;
    }
    Optional<ProcessHandle> handle = ProcessHandle.of(parent);
    if (handle.isEmpty()) {
      end(parent);
    } else {
      handle.get().onExit().thenRun(() -> end(parent));
    }
  }

  private static void end(long parent) {
    log.info("process {} that started this service has ended: ending too", parent);
    // Not from the watching thread: shutdown hooks may wait for it.
    Thread exit = new Thread(() -> System.exit(0), "parent-watch");
    exit.setDaemon(true);
    exit.start();
  }
}
