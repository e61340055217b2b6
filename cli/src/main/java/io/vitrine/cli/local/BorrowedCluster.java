package io.vitrine.cli.local;

import io.vitrine.cli.output.CommandFailed;
import io.vitrine.cli.output.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cluster for as long as a command needs one: the one that runs on a data folder, else one that
 * is started and ended again, also when the command is interrupted.
 */
public final class BorrowedCluster implements AutoCloseable {
  private final String url;
  private final @Nullable Ending ending;

  private BorrowedCluster(String url, @Nullable Ending ending) {
    this.url = url;
    this.ending = ending;
  }

  /** Ends a cluster, now or when this program is interrupted. */
  private record Ending(Standalone cluster, Duration timeout) implements Runnable {
    @Override
    public void run() {
      try {
        cluster.stop(timeout);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Finds or starts it. */
  public static BorrowedCluster on(
      Standalone cluster, Optional<Integer> port, Duration timeout, Progress progress)
      throws IOException, InterruptedException {
    Optional<ClusterFile> running = cluster.file().filter(file -> file.process().isPresent());
    if (running.isPresent()) {
      return new BorrowedCluster(running.get().gateway(), null);
    }
    Ending ending = new Ending(cluster, timeout);
    Thread interrupted = new Thread(ending, "cluster-end");
    Runtime.getRuntime().addShutdownHook(interrupted);
    try {
      return new BorrowedCluster(cluster.detached(port, timeout, progress), ending);
    } catch (CommandFailed failed) {
      // What runs there then is not of this command.
      Runtime.getRuntime().removeShutdownHook(interrupted);
      throw failed;
    }
  }

  /** URL of its gateway. */
  public String url() {
    return url;
  }

  /** Whether it was started for this command, which also ends it. */
  public boolean started() {
    return ending != null;
  }

  @Override
  public void close() {
    if (ending != null) {
      ending.run();
    }
  }
}
