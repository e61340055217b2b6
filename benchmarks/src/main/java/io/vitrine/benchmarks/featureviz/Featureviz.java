package io.vitrine.benchmarks.featureviz;

import io.vitrine.benchmarks.Benchmark;
import io.vitrine.benchmarks.Result;
import io.vitrine.benchmarks.Samples;
import io.vitrine.benchmarks.Surroundings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Seconds per channel: squeezenet1.1's sixth fire module, 512 steps at 224 x 224, eight channels a
 * batch, two threads. Both sides run in processes of their own and take turns; parameter gradients
 * are off on both.
 *
 * <p>The peer, Lucent, needs a Python with torch, torchvision, torch-lucent and onnx: its program
 * is named by {@code VITRINE_BENCHMARK_PYTHON}, else it is python3.
 */
public final class Featureviz implements Benchmark {
  private static final int THREADS = 2;
  private static final int BATCH = 8;
  private static final int FULL_STEPS = 512;
  private static final int LED_STEPS = 16;
  private static final int MEASURED_STEPS = 64;

  @Override
  public String name() {
    return "featureviz";
  }

  @Override
  public String description() {
    return "seconds per channel, squeezenet1.1 fire6, 512 steps, batch 8, 2 threads; peer: Lucent";
  }

  /** What one side took so far. */
  private static final class Side {
    private final TurnProcess process;
    private final Samples steady = new Samples();
    private double led;
    private int steps;

    Side(TurnProcess process) {
      this.process = process;
    }

    void turn() throws IOException {
      TurnProcess.Turn turn = process.turn();
      if (steps < LED_STEPS) {
        led += turn.seconds();
      } else {
        steady.add(turn.seconds() / turn.steps());
      }
      steps += turn.steps();
    }

    /** All first steps as they were, and the others at their median. */
    double secondsPerChannel() {
      return (led + (FULL_STEPS - LED_STEPS) * steady.median()) / BATCH;
    }
  }

  @Override
  public Result run(Surroundings surroundings) throws IOException {
    try (TurnProcess ours = TurnProcess.start(ours(surroundings));
        TurnProcess peer = TurnProcess.start(peer(surroundings))) {
      Side mine = new Side(ours);
      Side other = new Side(peer);
      while (mine.steps < MEASURED_STEPS || other.steps < MEASURED_STEPS) {
        if (mine.steps <= other.steps) {
          mine.turn();
        } else {
          other.turn();
        }
      }
      Surroundings.say("milliseconds per step, ours: " + inMilliseconds(mine));
      Surroundings.say("milliseconds per step, Lucent: " + inMilliseconds(other));
      return new Result(
          name(),
          mine.secondsPerChannel(),
          other.secondsPerChannel(),
          "s per channel",
          "Lucent",
          Map.of("threads", THREADS, "batch", BATCH, "measuredSteps", MEASURED_STEPS));
    }
  }

  private static String inMilliseconds(Side side) {
    return String.format("%.0f", 1000 * side.steady.median());
  }

  private static List<String> ours(Surroundings surroundings) {
    return List.of(
        Surroundings.java(),
        "-Dai.djl.offline=true",
        "-cp",
        System.getProperty("java.class.path"),
        OurTurns.class.getName(),
        surroundings.squeezenet().toString(),
        Integer.toString(THREADS),
        Integer.toString(BATCH),
        Integer.toString(FULL_STEPS));
  }

  private static List<String> peer(Surroundings surroundings) {
    return List.of(
        Optional.ofNullable(System.getenv("VITRINE_BENCHMARK_PYTHON")).orElse("python3"),
        surroundings.home().resolve("benchmarks/reference/beside_lucent.py").toString(),
        surroundings.squeezenet().toString(),
        Integer.toString(THREADS),
        Integer.toString(BATCH),
        Integer.toString(FULL_STEPS));
  }
}
