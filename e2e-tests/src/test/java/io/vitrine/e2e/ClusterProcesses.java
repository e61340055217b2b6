package io.vitrine.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The operating system's view of a running cluster. */
final class ClusterProcesses {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path data;

  ClusterProcesses(Path data) {
    this.data = data;
  }

  private JsonNode cluster() throws IOException {
    return new ObjectMapper().readTree(Files.readAllBytes(data.resolve("cluster.json")));
  }

  /** URL of the gateway. */
  String gateway() throws IOException {
    return cluster().path("gateway").asText();
  }

  /** The standalone program and all it started. */
  List<ProcessHandle> all() throws IOException {
    ProcessHandle root = ProcessHandle.of(cluster().path("pid").asLong()).orElseThrow();
    return Stream.concat(Stream.of(root), root.descendants()).toList();
  }

  /** The process of a part: broker, redis, inference, layout, gateway or featureviz. */
  ProcessHandle part(String name) throws IOException {
    for (JsonNode part : cluster().path("parts")) {
      if (part.path("name").asText().equals(name)) {
        return ProcessHandle.of(part.path("pid").asLong()).orElseThrow();
      }
    }
    throw new AssertionError("cluster.json names no part " + name);
  }

  /** Waits until another process runs in the place of one that ended. */
  void awaitSuccessor(ProcessHandle ended, String name) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      for (JsonNode part : cluster().path("parts")) {
        long pid = part.path("pid").asLong();
        if (part.path("name").asText().equals(name)
            && pid != ended.pid()
            && ProcessHandle.of(pid).isPresent()) {
          return;
        }
      }
      Thread.sleep(100);
    }
    throw new AssertionError(name + " did not come back within " + PATIENCE);
  }

  /** Those still alive after a while, in words. */
  static List<String> survivors(List<ProcessHandle> processes) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (processes.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
      Thread.sleep(100);
    }
    return processes.stream()
        .filter(ProcessHandle::isAlive)
        .map(process -> process.pid() + " " + commandLine(process))
        .toList();
  }

  private static String commandLine(ProcessHandle process) {
    return process.info().commandLine().orElse("");
  }
}
