package io.vitrine.cli.output;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One line on a terminal that says what is going on and for how long; nothing at all where no
 * person watches. Safe to be told from any thread. Close it to clear the line.
 */
public final class Progress implements AutoCloseable {
  private static final long REDRAW_MS = 250;
  private static final String CLEAR_LINE = "\r\033[K";

  private final @Nullable PrintStream terminal;
  private final long started = System.nanoTime();
  private volatile String what;
  private volatile String detail = "";
  private volatile boolean closed;

  private Progress(@Nullable PrintStream terminal, String what) {
    this.terminal = terminal;
    this.what = what;
  }

  /** Begins to show `what`; quiet when `watched` is false. */
  public static Progress start(PrintStream err, boolean watched, String what) {
    Progress progress = new Progress(watched ? err : null, what);
    if (watched) {
      Thread redraw = new Thread(progress::redraw, "progress");
      redraw.setDaemon(true);
      redraw.start();
    }
    return progress;
  }

  /** Goes on to the next thing. */
  public void now(String next) {
    what = next;
    detail = "";
  }

  /** How much of something is done. */
  public void bytes(long done, long all) {
    detail = String.format(Locale.ROOT, "  %.1f of %.1f MB", done / 1e6, all / 1e6);
  }

  /** Anything else worth saying beside it. */
  public void detail(String words) {
    detail = "  " + words;
  }

  private void redraw() {
    try {
      while (!closed) {
        draw();
        Thread.sleep(REDRAW_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void draw() {
    if (terminal != null && !closed) {
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started);
      terminal.print(CLEAR_LINE + what + detail + (seconds > 0 ? "  " + seconds + " s" : ""));
      terminal.flush();
    }
  }

  @Override
  public synchronized void close() {
    if (terminal != null && !closed) {
      terminal.print(CLEAR_LINE);
      terminal.flush();
    }
    closed = true;
  }
}
