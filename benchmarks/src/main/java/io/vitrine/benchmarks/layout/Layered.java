package io.vitrine.benchmarks.layout;

import io.vitrine.benchmarks.Benchmark;
import io.vitrine.benchmarks.Result;
import io.vitrine.benchmarks.Samples;
import io.vitrine.benchmarks.Surroundings;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All layers of a random graph placed and all its edges routed: 10,000, 100,000 and a million
 * layers, each in a JVM whose whole heap is 200 bytes for each layer and edge (64 MB at least);
 * beside ELK layered at 10,000, the same graph. The first run of a JVM is told apart: it is what
 * one waits for.
 */
public final class Layered implements Benchmark {
  private static final int[] SIZES = {10_000, 100_000, 1_000_000};
  private static final int[] RUNS = {15, 5, 2};
  private static final int ELK_RUNS = 2;
  private static final int BYTES_EACH = 200;
  private static final int EDGES_EACH = 2;
  private static final int LEAST_MEGABYTES = 64;

  @Override
  public String name() {
    return "layout-layered";
  }

  @Override
  public String description() {
    return "layered layout of 10,000 to 1,000,000 layers; peer: ELK layered at 10,000";
  }

  @Override
  public Result run(Surroundings surroundings) throws Exception {
    Map<String, Object> more = new LinkedHashMap<>();
    double[] medians = new double[SIZES.length];
    for (int i = 0; i < SIZES.length; i++) {
      int megabytes =
          (int) Math.max(LEAST_MEGABYTES, (1L + EDGES_EACH) * SIZES[i] * BYTES_EACH / 1_000_000);
      List<String> lines = ours(SIZES[i], RUNS[i], megabytes);
      Samples samples = new Samples();
      lines.subList(1, RUNS[i]).forEach(ms -> samples.add(Double.parseDouble(ms)));
      medians[i] = samples.median();
      String size = Integer.toString(SIZES[i]);
      more.put(size + " ms", Result.rounded(medians[i]));
      more.put(size + " first ms", Result.rounded(Double.parseDouble(lines.get(0))));
      more.put(size + " edges", Integer.parseInt(lines.get(RUNS[i])));
      more.put(size + " crossings", Long.parseLong(lines.get(RUNS[i] + 1)));
      more.put(size + " heap MB", megabytes);
      Surroundings.say(String.format("%,d layers: %.0f ms", SIZES[i], medians[i]));
    }
    more.put("exponent", Result.rounded(exponent(medians)));
    Samples elk = new Samples();
    for (int run = 0; run < ELK_RUNS; run++) {
      elk.add(Elk.layered(RandomGraph.flow(SIZES[0])));
      Surroundings.say("ELK: " + elk + " ms");
    }
    return new Result(
        name(), medians[0], elk.median(), "ms", "ELK layered 0.9.1, 10,000 layers", more);
  }

  /** Of time over size, from the smallest to the largest. */
  private static double exponent(double[] medians) {
    int last = SIZES.length - 1;
    return Math.log(medians[last] / medians[0]) / Math.log((double) SIZES[last] / SIZES[0]);
  }

  private static List<String> ours(int layers, int runs, int megabytes)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Surroundings.java(),
                "-Xmx" + megabytes + "m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                LayeredRun.class.getName(),
                Integer.toString(layers),
                Integer.toString(runs))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      List<String> lines = out.lines().toList();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            layers + " layers could not be placed within " + megabytes + " MB");
      }
      return lines;
    }
  }
}
