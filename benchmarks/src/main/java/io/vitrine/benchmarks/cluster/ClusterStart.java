package io.vitrine.benchmarks.cluster;

import io.vitrine.benchmarks.Benchmark;
import io.vitrine.benchmarks.Result;
import io.vitrine.benchmarks.Samples;
import io.vitrine.benchmarks.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/**
 * `vitrine up --detach` until it is ready to serve. The peer is the plain way: the very same
 * processes, each started when the one before it answers.
 */
public final class ClusterStart implements Benchmark {
  private static final int RUNS = 5;

  @Override
  public String name() {
    return "cluster-start";
  }

  @Override
  public String description() {
    return "vitrine up until ready; peer: the same processes started one after another";
  }

  @Override
  public Result run(Surroundings surroundings) throws IOException, InterruptedException {
    CommandLine vitrine =
        new CommandLine(surroundings, Files.createTempDirectory("vitrine-benchmark"));
    Samples ours = new Samples();
    Samples peer = new Samples();
    // The first start on this data formats the broker's folder; it is not counted.
    vitrine.run("up", "--detach", "--port", FreePort.find());
    List<PlainPart> parts = PlainPart.ofRunning(vitrine.data());
    vitrine.run("down");
    for (int run = 0; run < RUNS; run++) {
      ours.add(vitrine.run("up", "--detach", "--port", FreePort.find()) / 1000);
      vitrine.run("down");
      peer.add(oneAfterAnother(parts) / 1000);
      Surroundings.say("vitrine up " + ours + " s, one after another " + peer + " s");
    }
    return new Result(
        name(),
        ours.median(),
        peer.median(),
        "s",
        "the same processes started one after another",
        Map.of("runs", RUNS));
  }

  private static double oneAfterAnother(List<PlainPart> parts)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    try {
      for (PlainPart part : parts) {
        part.start();
        part.awaitAnswer();
      }
      return (System.nanoTime() - start) / 1e6;
    } finally {
      for (int i = parts.size() - 1; i >= 0; i--) {
        parts.get(i).stop();
      }
    }
  }
}
