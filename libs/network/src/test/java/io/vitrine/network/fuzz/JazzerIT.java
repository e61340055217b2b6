package io.vitrine.network.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.network.OutsideData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jazzer changes real files and keeps what reaches new code. In a heap that holds no more than a
 * multiple of the largest file, each must be read or refused: no crash, no hang, no memory claimed
 * on a file's word. -Dvitrine.fuzz.seconds sets how long it tries each reader; an input that breaks
 * one is left in target/fuzz.
 */
class JazzerIT {
  private static final long LARGEST_SEED_FILE = 30_000;
  private static final int LONGEST_INPUT = 60_000;
  private static final String HEAP = "-Xmx192m";

  /** Generous, for machines that are busy: a hang lasts for ever. */
  private static final int HANGS_AFTER_SECONDS = 60;

  @Test
  void onnxFilesAreReadOrRefused(@TempDir Path folder) throws Exception {
    List<Path> seeds = new ArrayList<>();
    for (String place : List.of("malformed", "models/mnist8", "conformance/burn_opset_ladder")) {
      seeds.addAll(OutsideData.files(place, ".onnx"));
    }
    fuzz(OnnxTarget.class, seeds, folder);
  }

  @Test
  void npyFilesAreReadOrRefused(@TempDir Path folder) throws Exception {
    fuzz(NpyTarget.class, OutsideData.files("models", ".npy"), folder);
  }

  private static void fuzz(Class<?> target, List<Path> seeds, Path folder) throws Exception {
    Path corpus = Files.createDirectory(folder.resolve("corpus"));
    int count = 0;
    for (Path seed : seeds) {
      byte[] start;
      try (var in = Files.newInputStream(seed)) {
        start = in.readNBytes(LONGEST_INPUT);
      }
      if (Files.size(seed) < LARGEST_SEED_FILE || target == NpyTarget.class) {
        Files.write(corpus.resolve("seed-" + count++), start);
      }
    }
    assertThat(count).isPositive();
    Path found = Files.createDirectories(Path.of("target", "fuzz"));
    Path log = found.resolve(target.getSimpleName() + ".log");
    int code =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-Dvitrine.fuzz.file=" + folder.resolve("input"),
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=io.vitrine.**",
                "--reproducer_path=" + found,
                "-artifact_prefix=" + found + "/",
                "-max_total_time=" + Integer.getInteger("vitrine.fuzz.seconds", 15),
                "-timeout=" + HANGS_AFTER_SECONDS,
                "-max_len=" + LONGEST_INPUT,
                corpus.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    String end = end(log);
    assertThat(code).as("%s%n%s", log, end).isZero();
    assertThat(end).contains("Done ");
  }

  private static String end(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
  }
}
