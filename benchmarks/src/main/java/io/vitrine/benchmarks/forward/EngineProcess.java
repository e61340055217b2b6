package io.vitrine.benchmarks.forward;

import io.vitrine.benchmarks.Surroundings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** An engine in a process of its own that runs when it is told to. */
final class EngineProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;
  private final OutputStream orders;

  private EngineProcess(Process process) {
    this.process = process;
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    orders = process.getOutputStream();
  }

  static EngineProcess start(Path model, EngineKind kind, Wanted wanted, int threads)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    Surroundings.java(),
                    "-Dai.djl.offline=true",
                    "-cp",
                    System.getProperty("java.class.path"),
                    EngineLoop.class.getName(),
                    kind.name(),
                    wanted.name(),
                    Integer.toString(threads),
                    model.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
    builder.environment().put("OPT_OUT_TRACKING", "true");
    EngineProcess engine = new EngineProcess(builder.start());
    engine.answer();
    return engine;
  }

  /** Runs once. Milliseconds. */
  double run() throws IOException {
    orders.write('\n');
    orders.flush();
    return Long.parseLong(answer()) / 1e6;
  }

  private String answer() throws IOException {
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.startsWith(EngineLoop.ANSWER)) {
        return line.substring(EngineLoop.ANSWER.length());
      }
    }
    throw new IOException("the engine's process ended");
  }

  @Override
  public void close() throws IOException {
    orders.close();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
