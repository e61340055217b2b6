package io.vitrine.benchmarks.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A process of a cluster, started by itself with the command line and environment it had there. */
final class PlainPart {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long POLL_MS = 20;

  private final String name;
  private final int port;
  private final List<String> command;
  private final Map<String, String> environment;
  private @Nullable Process process;

  private PlainPart(String name, int port, List<String> command, Map<String, String> environment) {
    this.name = name;
    this.port = port;
    this.command = command;
    this.environment = environment;
  }

  /** The parts of the cluster that runs on a data folder, in the order in which it names them. */
  static List<PlainPart> ofRunning(Path data) throws IOException {
    JsonNode cluster = new ObjectMapper().readTree(data.resolve("cluster.json").toFile());
    List<PlainPart> parts = new ArrayList<>();
    for (JsonNode part : cluster.path("parts")) {
      Path process = Path.of("/proc", part.path("pid").asText());
      Map<String, String> environment = new HashMap<>();
      for (String variable : words(process.resolve("environ"))) {
        int equals = variable.indexOf('=');
        environment.put(variable.substring(0, equals), variable.substring(equals + 1));
      }
      environment.put("VITRINE_PARENT", Long.toString(ProcessHandle.current().pid()));
      parts.add(
          new PlainPart(
              part.path("name").asText(),
              part.path("port").asInt(),
              words(process.resolve("cmdline")),
              environment));
    }
    return parts;
  }

  private static List<String> words(Path file) throws IOException {
    return List.of(Files.readString(file, StandardCharsets.UTF_8).split("\0"));
  }

  void start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(environment);
    process = builder.start();
  }

  void awaitAnswer() throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      if (environment.containsKey("QUARKUS_HTTP_PORT") ? isReady() : listens()) {
        return;
      }
      Thread.sleep(POLL_MS);
    }
    throw new IllegalStateException(name + " did not answer within " + PATIENCE);
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private boolean isReady() throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
              .timeout(Duration.ofSeconds(2))
              .build();
      return HttpClient.newHttpClient()
              .send(request, HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    }
  }

  void stop() throws InterruptedException {
    if (process != null) {
      process.destroy();
      process.waitFor();
      process = null;
    }
  }
}
