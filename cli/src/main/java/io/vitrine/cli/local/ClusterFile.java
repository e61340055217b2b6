package io.vitrine.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a running cluster says of itself in DATA/cluster.json.
 *
 * @param gateway URL of its gateway
 * @param pid process id of the standalone program
 */
public record ClusterFile(String gateway, long pid) {
  private static final String NAME = "cluster.json";

  /** That of a data folder; empty where there is none or it makes no sense. */
  public static Optional<ClusterFile> in(Path dataFolder) {
    Path file = dataFolder.resolve(NAME);
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try {
      JsonNode root = new ObjectMapper().readTree(Files.readAllBytes(file));
      String gateway = root.path("gateway").asText("");
      long pid = root.path("pid").asLong(0);
      return gateway.isEmpty() || pid <= 0
          ? Optional.empty()
          : Optional.of(new ClusterFile(gateway, pid));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * The standalone process, if it runs. A process id that the system gave to another program since
   * does not count.
   */
  public Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(
            process ->
                process
                    .info()
                    .commandLine()
                    .map(line -> line.contains("vitrine-standalone"))
                    .orElse(true));
  }
}
