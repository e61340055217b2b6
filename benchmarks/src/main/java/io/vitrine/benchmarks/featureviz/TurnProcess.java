package io.vitrine.benchmarks.featureviz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A process that optimises when it is told to: for each line on standard input it does some steps
 * and answers {@code answer STEPS SECONDS}; the first answer says that it is ready.
 */
final class TurnProcess implements AutoCloseable {
  private static final String ANSWER = "answer ";

  private final Process process;
  private final BufferedReader answers;
  private final OutputStream orders;

  /** Steps done in one turn and the seconds they took. */
  record Turn(int steps, double seconds) {}

  private TurnProcess(Process process) {
    this.process = process;
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    orders = process.getOutputStream();
  }

  /** Starts it and waits until it is ready. */
  static TurnProcess start(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
    builder.environment().put("OPT_OUT_TRACKING", "true");
    TurnProcess started = new TurnProcess(builder.start());
    started.answer();
    return started;
  }

  Turn turn() throws IOException {
    orders.write('\n');
    orders.flush();
    return answer();
  }

  private Turn answer() throws IOException {
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.startsWith(ANSWER)) {
        String[] words = line.substring(ANSWER.length()).split(" ", -1);
        return new Turn(Integer.parseInt(words[0]), Double.parseDouble(words[1]));
      }
    }
    throw new IOException("the process ended: see what it said above");
  }

  /** Ends the process, done or not. */
  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
