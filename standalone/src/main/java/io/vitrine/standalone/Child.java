package io.vitrine.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A running {@link Program}. Its standard input is a pipe from this process, which ends with this
 * process however that ends: programs that read it end too.
 */
public final class Child {
  private static final long LARGEST_LOG = 16L << 20;
  private static final int LAST_LINES = 12;

  private final Program program;
  private final Process process;

  private Child(Program program, Process process) {
    this.program = program;
    this.process = process;
  }

  /**
   * @throws StartFailure when the system cannot start it
   */
  public static Child start(Program program) {
    try {
      prepare(program.log());
      ProcessBuilder builder =
          new ProcessBuilder(program.command())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(program.log().toFile()));
      builder.environment().putAll(program.environment());
      program.folder().ifPresent(folder -> builder.directory(folder.toFile()));
      return new Child(program, builder.start());
    } catch (IOException e) {
      throw new StartFailure(program.name() + " could not be started: " + e.getMessage(), e);
    }
  }

  /** One older log is kept, so that neither grows without end. */
  private static void prepare(Path log) throws IOException {
    Path folder = log.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  public Program program() {
    return program;
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  public boolean alive() {
    return process.isAlive();
  }

  /** Waits until it has ended; its exit code. */
  public int await() throws InterruptedException {
    return process.waitFor();
  }

  /** What it wrote last, for an error that says why it ended. */
  public String lastWords() {
    try {
      List<String> lines =
          new String(Files.readAllBytes(program.log()), StandardCharsets.UTF_8).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    } catch (IOException e) {
      return "(its log " + program.log() + " cannot be read: " + e.getMessage() + ")";
    }
  }

  /**
   * Asks it to end; kills it, and all it started, when it has not within the time. Returns once it
   * is gone.
   */
  public void stop(Duration within) {
    List<ProcessHandle> descendants = process.descendants().toList();
    process.destroy();
    boolean ended = false;
    try {
      ended = process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!ended) {
      kill();
    }
    descendants.forEach(ProcessHandle::destroyForcibly);
  }

  /** Ends it as kill -9 does, with all it started. */
  public void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
  }
}
