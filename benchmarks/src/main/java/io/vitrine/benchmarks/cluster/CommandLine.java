package io.vitrine.benchmarks.cluster;

import io.vitrine.benchmarks.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The built `vitrine` command on a data folder of its own. */
final class CommandLine {
  private final Surroundings surroundings;
  private final Path data;

  CommandLine(Surroundings surroundings, Path data) {
    this.surroundings = surroundings;
    this.data = data;
  }

  Path data() {
    return data;
  }

  /** Runs a command; one that fails ends the benchmark with its words. Milliseconds. */
  double run(Object... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Surroundings.java());
    // As bin/vitrine starts it.
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-jar");
    command.add(surroundings.home().resolve("cli/target/vitrine-cli.jar").toString());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Path said = Files.createTempFile("vitrine-benchmark", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    builder.environment().put("VITRINE_DATA", data.toString());
    long start = System.nanoTime();
    int code = builder.start().waitFor();
    double took = (System.nanoTime() - start) / 1e6;
    String words = Files.readString(said);
    Files.delete(said);
    if (code != 0) {
      throw new IllegalStateException(List.of(arguments) + " failed: " + words);
    }
    return took;
  }
}
