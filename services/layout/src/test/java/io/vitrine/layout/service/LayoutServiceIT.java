package io.vitrine.layout.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.vitrine.layout.NetworkSketch;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.LayoutParameters;
import io.vitrine.protocol.LayoutRequest;
import io.vitrine.protocol.LayoutResult;
import io.vitrine.protocol.Problem;
import io.vitrine.protocol.Scene;
import io.vitrine.testbed.Testbed;
import io.vitrine.transport.BlobSettings;
import io.vitrine.transport.BlobStore;
import io.vitrine.transport.ContentNames;
import io.vitrine.transport.KafkaSettings;
import io.vitrine.transport.RecordPublisher;
import io.vitrine.transport.Topic;
import io.vitrine.transport.TopicTail;
import io.vitrine.transport.Topics;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built service as a process of its own, with a real broker. */
class LayoutServiceIT {
  private static final Duration LONG = Duration.ofSeconds(180);

  private static final LinkedBlockingQueue<LayoutResult> results = new LinkedBlockingQueue<>();
  private static BlobStore blobs;
  private static RecordPublisher publisher;
  private static TopicTail<LayoutResult> tail;
  private static Process service;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    KafkaSettings kafka = KafkaSettings.of(Testbed.shared().kafka());
    Topics.ensure(kafka);
    blobs = new BlobStore(BlobSettings.of(folder));
    publisher = new RecordPublisher(kafka);
    tail =
        TopicTail.start(
            kafka,
            Topic.LAYOUT_RESULTS,
            TopicTail.From.END,
            LayoutResult.parser(),
            record -> record.message().ifPresent(results::add));
    tail.awaitReady(LONG);
    int port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target", "quarkus-app", "quarkus-run.jar").toString())
            .redirectErrorStream(true)
            .redirectOutput(Path.of("target", "layout-service-it.log").toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "VITRINE_KAFKA", kafka.bootstrap(),
                "VITRINE_BLOBS", folder.toString(),
                "VITRINE_PARENT", Long.toString(ProcessHandle.current().pid()),
                "QUARKUS_HTTP_PORT", Integer.toString(port)));
    service = builder.start();
    awaitReady(port);
  }

  @AfterAll
  static void stop() throws Exception {
    service.destroy();
    boolean ended = service.waitFor(LONG.toSeconds(), TimeUnit.SECONDS);
    tail.close();
    publisher.close();
    assertThat(ended).as("ended when asked to").isTrue();
  }

  @Test
  void storesTheSceneBeforeItAnswers() throws Exception {
    LayoutResult result = ask("one", NetworkSketch.squeezenet().toByteArray(), "scene-one");
    assertThat(result.hasProblem()).isFalse();
    byte[] stored = blobs.read(ContentNames.SCENES, "scene-one").orElseThrow();
    assertThat(Scene.parseFrom(stored).getLayersCount()).isEqualTo(39);

    assertThat(ask("again", new byte[0], "scene-one").hasProblem()).isFalse();
    assertThat(blobs.read(ContentNames.SCENES, "scene-one")).hasValue(stored);
  }

  @Test
  void answersWhatItCannotDoWithAProblem() throws Exception {
    LayoutResult garbage = ask("garbage", new byte[] {1, 2, 3}, "scene-garbage");
    assertThat(garbage.getProblem().getReason()).isEqualTo(Problem.Reason.INVALID);
    assertThat(blobs.read(ContentNames.SCENES, "scene-garbage")).isEmpty();

    LayoutRequest unknown =
        LayoutRequest.newBuilder()
            .setRequest("unknown")
            .setSceneName("scene-unknown")
            .setDescription(blobs.put(NetworkSketch.mnist().toByteArray()))
            .setParameters(LayoutParameters.newBuilder().setModeValue(99))
            .build();
    assertThat(ask(unknown).getProblem().getReason()).isEqualTo(Problem.Reason.UNSUPPORTED);

    LayoutRequest missing =
        unknown.toBuilder()
            .setRequest("missing")
            .clearParameters()
            .setDescription(FileReference.newBuilder().setSha256(ByteString.copyFrom(new byte[32])))
            .build();
    assertThat(ask(missing).getProblem().getReason()).isEqualTo(Problem.Reason.NOT_FOUND);
  }

  private static LayoutResult ask(String request, byte[] description, String scene)
      throws Exception {
    return ask(
        LayoutRequest.newBuilder()
            .setRequest(request)
            .setDescription(blobs.put(description))
            .setSceneName(scene)
            .build());
  }

  private static LayoutResult ask(LayoutRequest request) throws Exception {
    publisher
        .publish(Topic.LAYOUT_REQUESTS, request.getRequest(), request)
        .toCompletableFuture()
        .get();
    LayoutResult result = results.poll(LONG.toSeconds(), TimeUnit.SECONDS);
    assertThat(result).as("an answer to " + request.getRequest()).isNotNull();
    assertThat(result.getRequest()).isEqualTo(request.getRequest());
    return result;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void awaitReady(int port) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready")).build();
    long deadline = System.nanoTime() + LONG.toNanos();
    while (System.nanoTime() < deadline && service.isAlive()) {
      try {
        if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // Not listening yet.
      }
      Thread.sleep(200);
    }
    throw new AssertionError("the service is not ready: see target/layout-service-it.log");
  }
}
