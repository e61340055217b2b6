package io.vitrine.cli.local;

import io.vitrine.cli.output.CommandFailed;
import io.vitrine.cli.output.Progress;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The embedded cluster as a process: started attached or detached, and stopped. */
public final class Standalone {
  private static final String JAR = "standalone/target/vitrine-standalone.jar";
  private static final String READY = "ready ";
  private static final long POLL_MS = 50;
  private static final int LAST_WORDS_BYTES = 4000;

  private final Surroundings surroundings;
  private final Path data;

  /** The cluster on a data folder. */
  public Standalone(Surroundings surroundings, Path data) {
    this.surroundings = surroundings;
    this.data = data.toAbsolutePath().normalize();
  }

  /**
   * Starts the cluster and stays until it ends; returns its exit code. Ending this program ends the
   * cluster.
   *
   * @param ready told the gateway's URL once the cluster serves
   */
  public int attached(Optional<Integer> port, Consumer<String> ready)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(inASessionOfItsOwn(port))
            .redirectInput(new File("/dev/null"))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Thread reader = new Thread(() -> relay(process, ready), "standalone output");
    reader.setDaemon(true);
    reader.start();
    int code = JavaProgram.attached(process);
    reader.join(TimeUnit.SECONDS.toMillis(1));
    return code;
  }

  private void relay(Process process, Consumer<String> ready) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(READY)) {
          ready.accept(line.substring(READY.length()).strip());
        } else {
          surroundings.out().println(line);
        }
      }
    } catch (IOException e) {
      // The stream ends with the process, whose exit code tells the rest.
      return;
    }
  }

  /**
   * Starts the cluster and returns the gateway's URL once it serves. Ending this program before
   * ends the cluster too.
   */
  public String detached(Optional<Integer> port, Duration timeout, Progress progress)
      throws IOException, InterruptedException {
    Path log = data.resolve("logs").resolve("standalone.log");
    Files.createDirectories(log.getParent());
    long start = Files.exists(log) ? Files.size(log) : 0;
    Process process =
        new ProcessBuilder(inASessionOfItsOwn(port))
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return JavaProgram.endedWithThis(
        process, () -> awaitReady(process, log, start, timeout, progress));
  }

  private String awaitReady(
      Process process, Path log, long start, Duration timeout, Progress progress)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    while (System.nanoTime() < end) {
      List<String> lines = since(log, start);
      for (String line : lines) {
        if (line.startsWith(READY)) {
          return line.substring(READY.length()).strip();
        }
      }
      if (!process.isAlive()) {
        throw new CommandFailed(
            lastWords(since(log, start), process.exitValue()), "The whole story: " + log);
      }
      progress.detail(lines.isEmpty() ? "" : lines.get(lines.size() - 1));
      Thread.sleep(POLL_MS);
    }
    process.destroy();
    throw new CommandFailed(
        "the cluster was not ready within " + timeout.toSeconds() + " s",
        "Its logs are in " + data.resolve("logs"));
  }

  /** What a cluster that runs, or ran, on this data says of itself. */
  public Optional<ClusterFile> file() {
    return ClusterFile.in(data);
  }

  /** Ends the cluster and waits until it is gone; false when none runs on this data. */
  public boolean stop(Duration timeout) throws InterruptedException {
    Optional<ProcessHandle> process = ClusterFile.in(data).flatMap(ClusterFile::process);
    if (process.isEmpty()) {
      return false;
    }
    ProcessHandle running = process.get();
    running.destroy();
    try {
      running.onExit().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      throw new CommandFailed(
          "process " + running.pid() + " still runs after " + timeout.toSeconds() + " s",
          "Look at " + data.resolve("logs") + ", or end it with 'kill -9 " + running.pid() + "'.");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * No signal of this terminal reaches it: its parts would end before it does, and it would start
   * them again.
   */
  private List<String> inASessionOfItsOwn(Optional<Integer> port) {
    List<String> command = new ArrayList<>(List.of("setsid"));
    command.addAll(command(port));
    return command;
  }

  private List<String> command(Optional<Integer> port) {
    List<String> arguments = new ArrayList<>(List.of("--data", data.toString()));
    port.ifPresent(number -> arguments.addAll(List.of("--port", number.toString())));
    return JavaProgram.commandLine(surroundings, JAR, arguments);
  }

  private static List<String> since(Path log, long start) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      byte[] bytes =
          new byte[(int) Math.min(Integer.MAX_VALUE / 2, Math.max(0, file.length() - start))];
      file.seek(start);
      file.readFully(bytes);
      String text = new String(bytes, StandardCharsets.UTF_8);
      // A line counts once it has ended.
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }
  }

  private static String lastWords(List<String> lines, int code) {
    String said = String.join("\n", lines).strip();
    String last =
        said.substring(Math.max(0, said.length() - LAST_WORDS_BYTES))
            .replaceFirst("^vitrine: ", "");
    return last.isEmpty() ? "the cluster ended with code " + code : last;
  }
}
