package io.vitrine.benchmarks.forward;

import io.vitrine.architectures.Architecture;
import io.vitrine.benchmarks.Benchmark;
import io.vitrine.benchmarks.Result;
import io.vitrine.benchmarks.Samples;
import io.vitrine.benchmarks.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A well-known network at 224 x 224 beside ONNX Runtime, and its gradient beside its own forward
 * pass, 1 and 2 threads. The engines run in processes of their own and take turns, so that
 * neither's threads stand in the other's way.
 */
public final class Forward implements Benchmark {
  private static final int WARM_UP = 4;
  private static final int FEWEST_RUNS = 7;
  private static final int MOST_RUNS = 41;

  /** For the runs of a case after the warm-up. */
  private static final long CASE_MS = 8_000;

  private static final int[] THREADS = {1, 2};
  // ONNX Runtime's threads spin for a while after a run.
  private static final long PAUSE_MS = 20;

  private final Architecture architecture;

  public Forward(Architecture architecture) {
    this.architecture = architecture;
  }

  @Override
  public String name() {
    return "forward-" + architecture.id();
  }

  @Override
  public String description() {
    return architecture.id()
        + ": scores, all values, gradient, 1 and 2 threads; peers: ONNX Runtime, own forward";
  }

  @Override
  public Result run(Surroundings surroundings) throws IOException {
    Path model = Files.createTempFile(architecture.id(), ".onnx");
    try {
      architecture.write(model, 1);
      return run(model);
    } finally {
      Files.delete(model);
    }
  }

  private Result run(Path model) throws IOException {
    Map<String, Map<String, Object>> cases = new LinkedHashMap<>();
    double ours = 0;
    double peer = 0;
    for (int threads : THREADS) {
      for (Case one : Case.ALL) {
        Samples mine = new Samples();
        Samples others = new Samples();
        take(model, one, threads, mine, others);
        ours = mine.median();
        peer = others.median();
        String what = one.what() + ", " + threads + (threads == 1 ? " thread" : " threads");
        Surroundings.say(
            String.format("%s: %.1f ms to %.1f ms, %.2f", what, ours, peer, ours / peer));
        cases.put(
            what,
            Map.of(
                "ours", Result.rounded(ours),
                "peer", Result.rounded(peer),
                "ratio", Result.rounded(ours / peer),
                "required", one.required()));
      }
    }
    return new Result(name(), ours, peer, "ms", "the last of the cases", Map.of("cases", cases));
  }

  private static void take(Path model, Case one, int threads, Samples ours, Samples peer)
      throws IOException {
    try (EngineProcess first = EngineProcess.start(model, one.ours(), one.wanted(), threads);
        EngineProcess second = EngineProcess.start(model, one.peer(), one.wanted(), threads)) {
      long end = Long.MAX_VALUE;
      for (int run = -WARM_UP; run < MOST_RUNS; run++) {
        if (run == 0) {
          end = System.currentTimeMillis() + CASE_MS;
        }
        if (run >= FEWEST_RUNS && System.currentTimeMillis() > end) {
          break;
        }
        double mine = first.run();
        pause();
        double other = second.run();
        pause();
        if (run >= 0) {
          ours.add(mine);
          peer.add(other);
        }
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
