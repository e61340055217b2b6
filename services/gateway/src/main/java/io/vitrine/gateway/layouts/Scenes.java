package io.vitrine.gateway.layouts;

import com.google.protobuf.InvalidProtocolBufferException;
import io.vitrine.gateway.broker.Answers;
import io.vitrine.gateway.broker.Broker;
import io.vitrine.gateway.settings.GatewaySettings;
import io.vitrine.protocol.LayoutParameters;
import io.vitrine.protocol.LayoutRequest;
import io.vitrine.protocol.LayoutResult;
import io.vitrine.protocol.Model;
import io.vitrine.protocol.Problem;
import io.vitrine.protocol.Scene;
import io.vitrine.transport.BlobStore;
import io.vitrine.transport.ContentNames;
import io.vitrine.transport.ProblemException;
import io.vitrine.transport.Topic;
import io.vitrine.transport.TopicTail;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Scenes: laid out once for each network and parameters, and kept. Thread-safe. */
@Singleton
public final class Scenes {
  private final Broker broker;
  private final BlobStore blobs;
  private final Duration timeout;
  private final Answers<LayoutResult> answers = new Answers<>();
  private final TopicTail<LayoutResult> results;

  Scenes(Broker broker, BlobStore blobs, GatewaySettings settings) {
    this.broker = broker;
    this.blobs = blobs;
    this.timeout = settings.layoutTimeout();
    results =
        broker.tail(
            Topic.LAYOUT_RESULTS,
            TopicTail.From.END,
            LayoutResult.parser(),
            record -> record.message().ifPresent(result -> answers.came(record.key(), result)));
  }

  /** Waits until answers are heard. */
  public void awaitReady(Duration atMost) {
    results.awaitReady(atMost);
  }

  /** The scene of a model, from the store or from the layout service. */
  public Scene of(Model model, LayoutParameters parameters) {
    // Named by the description and not by the graph's hash: a scene holds names of values and sizes
    // of tiles.
    String name =
        ContentNames.scene(
            model.getDescription().getSha256(), parameters, ContentNames.LAYOUT_VERSION);
    return stored(name).orElseGet(() -> laidOut(model, parameters, name));
  }

  private Scene laidOut(Model model, LayoutParameters parameters, String name) {
    Problem late =
        Problem.newBuilder()
            .setCategory(Problem.Category.RETRIABLE)
            .setReason(Problem.Reason.TIMEOUT)
            .setMessage(
                "'"
                    + model.getReference().getName()
                    + "' was not laid out within "
                    + timeout.toSeconds()
                    + " s")
            .setAction("Look at 'vitrine status' and the log of the layout service, and try again.")
            .build();
    LayoutResult result =
        answers.ask(
            UUID.randomUUID().toString(),
            request ->
                broker.publish(
                    Topic.LAYOUT_REQUESTS,
                    request,
                    LayoutRequest.newBuilder()
                        .setRequest(request)
                        .setDescription(model.getDescription())
                        .setParameters(parameters)
                        .setSceneName(name)
                        .build()),
            timeout,
            late);
    if (result.hasProblem()) {
      throw new ProblemException(result.getProblem());
    }
    return stored(name)
        .orElseThrow(
            () ->
                ProblemException.fatal(
                    Problem.Reason.INTERNAL,
                    "the layout service stored no scene " + name,
                    "Give every service the same VITRINE_BLOBS.",
                    null));
  }

  private Optional<Scene> stored(String name) {
    return blobs.read(ContentNames.SCENES, name).flatMap(Scenes::parse);
  }

  private static Optional<Scene> parse(byte[] bytes) {
    try {
      return Optional.of(Scene.parseFrom(bytes));
    } catch (InvalidProtocolBufferException e) {
      // It will be laid out again.
      return Optional.empty();
    }
  }

  @PreDestroy
  void close() {
    results.close();
  }
}
