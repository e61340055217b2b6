package io.vitrine.benchmarks.layout;

import io.vitrine.benchmarks.Surroundings;
import io.vitrine.layout.force.Points;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** ngraph.forcelayout in a process of node; numbers go through files. */
final class Ngraph {
  private final Path script;
  private final Path modules;
  private final Path folder;

  Ngraph(Surroundings surroundings) throws IOException {
    script = surroundings.home().resolve("benchmarks/src/main/node/forces.cjs");
    modules = surroundings.home().resolve("benchmarks/target/node/node_modules");
    if (!Files.isDirectory(modules)) {
      throw new IllegalStateException(
          "no " + modules + ": start the benchmark with 'benchmarks/run layout-force'");
    }
    folder = Files.createTempDirectory("vitrine-forces");
  }

  /** What came back: what was printed, and the points that were written. */
  record Answer(List<Double> printed, Points points) {}

  Answer forces(double theta, Points at, int runs) throws IOException, InterruptedException {
    ByteBuffer bytes = buffer(3 * at.size());
    for (int i = 0; i < at.size(); i++) {
      bytes.putFloat(at.x(i)).putFloat(at.y(i)).putFloat(at.z(i));
    }
    return ask("forces", Double.toString(theta), file("points", bytes), Integer.toString(runs));
  }

  Answer layout(int nodes, int[] from, int[] to, int seconds)
      throws IOException, InterruptedException {
    ByteBuffer bytes = buffer(2 * from.length);
    for (int i = 0; i < from.length; i++) {
      bytes.putInt(from[i]).putInt(to[i]);
    }
    return ask("layout", Integer.toString(nodes), file("edges", bytes), Integer.toString(seconds));
  }

  private static ByteBuffer buffer(int numbers) {
    return ByteBuffer.allocate(4 * numbers).order(ByteOrder.LITTLE_ENDIAN);
  }

  private Path file(String name, ByteBuffer bytes) throws IOException {
    byte[] content = new byte[bytes.flip().remaining()];
    bytes.get(content);
    return Files.write(folder.resolve(name), content);
  }

  private Answer ask(String mode, String first, Path input, String last)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    ProcessBuilder builder =
        new ProcessBuilder(
                "node",
                "--max-old-space-size=4096",
                script.toString(),
                mode,
                first,
                input.toString(),
                out.toString(),
                last)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("NODE_PATH", modules.toString());
    Process process = builder.start();
    List<Double> printed = new ArrayList<>();
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().map(Double::valueOf).forEach(printed::add);
    }
    if (process.waitFor() != 0) {
      throw new IllegalStateException("node ended with " + process.exitValue());
    }
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(out)).order(ByteOrder.LITTLE_ENDIAN);
    Points points = new Points(bytes.remaining() / 12);
    for (int i = 0; i < points.size(); i++) {
      points.set(i, bytes.getFloat(), bytes.getFloat(), bytes.getFloat());
    }
    return new Answer(printed, points);
  }
}
