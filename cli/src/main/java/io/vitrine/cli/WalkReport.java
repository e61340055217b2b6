package io.vitrine.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vitrine.cli.output.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a walk left behind, said on standard output; nothing where it left nothing. */
final class WalkReport {
  private WalkReport() {}

  static void print(VitrineCommand root, @Nullable Path out, @Nullable Path stats)
      throws IOException {
    if (root.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      if (out != null) {
        document.put("out", out.toString());
      }
      if (stats != null) {
        document.put("stats", new ObjectMapper().readTree(stats.toFile()));
      }
      Json.print(root.surroundings().out(), document);
      return;
    }
    String written =
        Stream.of(out, stats)
            .filter(path -> path != null)
            .map(String::valueOf)
            .collect(Collectors.joining(" and "));
    if (!written.isEmpty()) {
      root.surroundings().out().println("Wrote " + written);
    }
  }
}
