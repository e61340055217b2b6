package io.vitrine.featureviz;

import io.vitrine.testbed.Signals;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A {@link QueueProcess} that a test can kill, freeze and wake. */
final class Running implements AutoCloseable {
  private static final long PATIENCE_MS = 60_000;

  private final Process process;
  private final List<String> begun = new CopyOnWriteArrayList<>();

  private Running(Process process) {
    this.process = process;
    Thread reader = new Thread(this::read, "read-" + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  static Running start(Asker asker, int workers) throws IOException {
    return new Running(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                QueueProcess.class.getName(),
                asker.kafka.bootstrap(),
                asker.folder.toString(),
                Integer.toString(workers))
            .redirectErrorStream(true)
            .start());
  }

  private void read() {
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith(QueueProcess.BEGUN)) {
          begun.add(line.substring(QueueProcess.BEGUN.length()));
        } else {
          System.out.println(process.pid() + ": " + line);
        }
      }
    } catch (IOException e) {
      System.out.println(process.pid() + " is read no more: " + e.getMessage());
    }
  }

  /** Slices that it began, as "job block slice". */
  List<String> begun() {
    return List.copyOf(begun);
  }

  void awaitBegun(String job) throws InterruptedException {
    Waiting.until(
        () -> begun.stream().anyMatch(line -> line.startsWith(job)),
        PATIENCE_MS,
        () -> process.pid() + " begins a block of " + job);
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Its exit code, once it has ended by itself. */
  int awaitEnd() throws InterruptedException {
    if (!process.waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
      throw new AssertionError(process.pid() + " goes on");
    }
    return process.exitValue();
  }

  /** As kill -9 does. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  void freeze() {
    signal("STOP");
  }

  void wake() {
    signal("CONT");
  }

  private void signal(String signal) {
    try {
      Signals.send(signal, process.toHandle());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(15, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
