package io.vitrine.standalone;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Starts the whole cluster on this machine and keeps it running until a signal ends it. Prints
 * {@code ready URL} on standard output when it serves, and what happens on standard error. Exit
 * codes: 0 ended by a signal, 1 it failed, 2 wrong usage.
 */
public final class Main {
  private static final int WRONG_USAGE = 2;
  private static final long DEFAULT_START_SECONDS = 120;

  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    // The shutdown hook ends the cluster; this is set once it has.
    CountDownLatch ended = new CountDownLatch(1);
    try {
      run(Options.parse(List.of(arguments)), ended);
    } catch (Options.UsageError e) {
      System.err.println(e.getMessage());
      System.exit(WRONG_USAGE);
    } catch (StartFailure e) {
      System.err.println("vitrine: " + e.getMessage());
      System.exit(1);
    }
    ended.await();
  }

  private static void run(Options options, CountDownLatch ended) throws InterruptedException {
    DataFolder data = DataFolder.take(options.data());
    Cluster cluster;
    try {
      cluster = new Cluster(home(), data, options.port(), Main::say);
    } catch (StartFailure e) {
      data.close();
      throw e;
    }
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  cluster.stop();
                  data.close();
                  ended.countDown();
                },
                "cluster-end"));
    if (cluster.start(startWithin())) {
      System.out.println("ready " + cluster.url());
      System.out.flush();
    }
  }

  private static void say(String what) {
    System.err.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + what);
  }

  private static Duration startWithin() {
    String seconds = System.getenv("VITRINE_START_SECONDS");
    if (seconds == null || seconds.isBlank()) {
      return Duration.ofSeconds(DEFAULT_START_SECONDS);
    }
    try {
      return Duration.ofSeconds(Math.max(1, Long.parseLong(seconds.trim())));
    } catch (NumberFormatException e) {
      throw new StartFailure("VITRINE_START_SECONDS is '" + seconds + "': set it to a number", e);
    }
  }

  /** The folder Vitrine is built in: vitrine.home, or found from HOME/standalone/target/X.jar. */
  private static Path home() {
    String home = System.getProperty("vitrine.home");
    if (home != null) {
      return Path.of(home).toAbsolutePath();
    }
    try {
      return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .resolve("../../..")
          .normalize();
    } catch (URISyntaxException e) {
      throw new StartFailure("where Vitrine is built cannot be told: set -Dvitrine.home", e);
    }
  }
}
