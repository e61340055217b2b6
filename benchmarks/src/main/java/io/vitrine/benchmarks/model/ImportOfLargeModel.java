package io.vitrine.benchmarks.model;

import io.vitrine.architectures.Architecture;
import io.vitrine.benchmarks.Benchmark;
import io.vitrine.benchmarks.Result;
import io.vitrine.benchmarks.Samples;
import io.vitrine.benchmarks.Surroundings;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A model of 1 GB is read, checked, compiled and hashed beside a program that only reads the file,
 * which lies in the system's cache for both. The import has a heap of 200 MB, or it would fail.
 */
public final class ImportOfLargeModel implements Benchmark {
  private static final long MODEL_BYTES = 1L << 30;
  private static final int RUNS = 7;
  private static final String HEAP = "-Xmx200m";

  @Override
  public String name() {
    return "import";
  }

  @Override
  public String description() {
    return "a model of 1 GB is imported with 200 MB of heap; peer: reading the file";
  }

  @Override
  public Result run(Surroundings surroundings) throws IOException {
    Path model = Files.createTempFile("large", ".onnx");
    try {
      Architecture.writeLayers(model, MODEL_BYTES, 1);
      Samples ours = new Samples();
      Samples peer = new Samples();
      take(model, ours, peer);
      return new Result(
          name(),
          ours.median(),
          peer.median(),
          "ms",
          "reading the file",
          Map.of("bytes", Files.size(model), "heap", HEAP));
    } finally {
      Files.delete(model);
    }
  }

  private static void take(Path model, Samples ours, Samples peer) throws IOException {
    Process imports = start("import", model);
    Process reads = start("read", model);
    try (BufferedReader imported = imports.inputReader();
        BufferedReader read = reads.inputReader()) {
      for (int run = -1; run < RUNS; run++) {
        double other = ask(reads, read);
        double mine = ask(imports, imported);
        if (run >= 0) {
          ours.add(mine);
          peer.add(other);
        }
      }
    } finally {
      imports.destroy();
      reads.destroy();
    }
    Surroundings.say("import " + ours + " ms, reading " + peer + " ms");
  }

  private static double ask(Process process, BufferedReader answers) throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("the process ended");
    }
    return Long.parseLong(answer) / 1e6;
  }

  private static Process start(String what, Path model) throws IOException {
    return new ProcessBuilder(
            List.of(
                Surroundings.java(),
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                ImportLoop.class.getName(),
                what,
                model.toString()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
