package io.vitrine.benchmarks.forward;

import io.vitrine.benchmarks.Benchmark;
import io.vitrine.benchmarks.Result;
import io.vitrine.benchmarks.Samples;
import io.vitrine.benchmarks.Surroundings;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * squeezenet1.1 at 224 x 224 beside ONNX Runtime: the scores alone and every value of the graph, 1
 * and 2 threads. The engines run in processes of their own and take turns, so that neither's
 * threads stand in the other's way.
 */
public final class Forward implements Benchmark {
  private static final int WARM_UP = 30;
  private static final int RUNS = 61;
  private static final int[] THREADS = {1, 2};
  // ONNX Runtime's threads spin for a while after a run.
  private static final long PAUSE_MS = 20;

  @Override
  public String name() {
    return "forward";
  }

  @Override
  public String description() {
    return "squeezenet1.1, scores and all values, 1 and 2 threads; peer: ONNX Runtime";
  }

  @Override
  public Result run(Surroundings surroundings) throws IOException {
    Map<String, Map<String, Double>> cases = new LinkedHashMap<>();
    double ours = 0;
    double peer = 0;
    for (int threads : THREADS) {
      for (Wanted wanted : Wanted.values()) {
        Samples vitrine = new Samples();
        Samples onnxRuntime = new Samples();
        take(surroundings, wanted, threads, vitrine, onnxRuntime);
        ours = vitrine.median();
        peer = onnxRuntime.median();
        String what = wanted.words() + ", " + threads + (threads == 1 ? " thread" : " threads");
        Surroundings.say(String.format("%s: %.1f ms, ONNX Runtime %.1f ms", what, ours, peer));
        cases.put(
            what,
            Map.of(
                "ours", Result.rounded(ours),
                "peer", Result.rounded(peer),
                "ratio", Result.rounded(ours / peer)));
      }
    }
    return new Result(
        name(), ours, peer, "ms", "ONNX Runtime; the last of the cases", Map.of("cases", cases));
  }

  private static void take(
      Surroundings surroundings, Wanted wanted, int threads, Samples ours, Samples peer)
      throws IOException {
    try (EngineProcess vitrine =
            EngineProcess.start(surroundings, EngineKind.VITRINE, wanted, threads);
        EngineProcess onnxRuntime =
            EngineProcess.start(surroundings, EngineKind.ONNX_RUNTIME, wanted, threads)) {
      for (int run = -WARM_UP; run < RUNS; run++) {
        double mine = vitrine.run();
        pause();
        double other = onnxRuntime.run();
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
