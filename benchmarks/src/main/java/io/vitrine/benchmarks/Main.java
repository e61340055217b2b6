package io.vitrine.benchmarks;

import io.vitrine.architectures.Architecture;
import io.vitrine.benchmarks.cluster.ClusterStart;
import io.vitrine.benchmarks.cluster.PictureToTiles;
import io.vitrine.benchmarks.featureviz.Featureviz;
import io.vitrine.benchmarks.forward.Forward;
import io.vitrine.benchmarks.layout.Force;
import io.vitrine.benchmarks.layout.Layered;
import io.vitrine.benchmarks.memory.ResidentMemory;
import io.vitrine.benchmarks.model.ImportOfLargeModel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists the benchmarks, or runs one and ends with one line of JSON. */
public final class Main {
  private static final List<Benchmark> BENCHMARKS =
      Stream.concat(
              Arrays.stream(Architecture.values()).map(Forward::new),
              Stream.of(
                  new ImportOfLargeModel(),
                  new ResidentMemory(),
                  new Featureviz(),
                  new PictureToTiles(),
                  new ClusterStart(),
                  new Layered(),
                  new Force()))
          .toList();

  private Main() {}

  /**
   * @param arguments none, or the name of a benchmark
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 0) {
      for (Benchmark benchmark : BENCHMARKS) {
        System.out.printf("%-24s%s%n", benchmark.name(), benchmark.description());
      }
      return;
    }
    Optional<Benchmark> wanted =
        BENCHMARKS.stream().filter(benchmark -> benchmark.name().equals(arguments[0])).findFirst();
    if (wanted.isEmpty()) {
      System.err.println(
          "no benchmark is called " + arguments[0] + "; 'benchmarks/run' lists them");
      System.exit(2);
      return;
    }
    System.out.println(wanted.get().run(Surroundings.ofThisProcess()).json());
  }
}
