package io.vitrine.layout.service;

import com.google.protobuf.InvalidProtocolBufferException;
import io.vitrine.layout.Placement;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.LayoutRequest;
import io.vitrine.protocol.LayoutResult;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.Problem;
import io.vitrine.protocol.Scene;
import io.vitrine.transport.BlobStore;
import io.vitrine.transport.ContentNames;
import io.vitrine.transport.Delivery;
import io.vitrine.transport.Handler;
import io.vitrine.transport.Outcome;
import io.vitrine.transport.ProblemException;
import io.vitrine.transport.RecordPublisher;
import io.vitrine.transport.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers each request once its scene is stored under the request's name, or says why not. A scene
 * that is there already is not computed again.
 */
final class LayoutHandler implements Handler<LayoutRequest> {
  private static final Logger log = LoggerFactory.getLogger(LayoutHandler.class);

  private final BlobStore blobs;
  private final RecordPublisher publisher;
  private final long descriptionBytes;

  LayoutHandler(BlobStore blobs, RecordPublisher publisher, long descriptionBytes) {
    this.blobs = blobs;
    this.publisher = publisher;
    this.descriptionBytes = descriptionBytes;
  }

  @Override
  public Outcome handle(Delivery<LayoutRequest> delivery) throws InterruptedException {
    LayoutRequest request = delivery.message();
    LayoutResult.Builder result =
        LayoutResult.newBuilder()
            .setRequest(request.getRequest())
            .setSceneName(request.getSceneName());
    try {
      ensureScene(request);
    } catch (CancellationException e) {
      // The worker is closing: another one lays it out.
      return Outcome.RELEASE;
    } catch (RuntimeException | StackOverflowError e) {
      Problem problem = ProblemException.problemOf(e);
      if (problem.getCategory() == Problem.Category.RETRIABLE && !delivery.last()) {
        return Outcome.RELEASE;
      }
      log.warn("scene {}: {}", request.getSceneName(), problem.getMessage(), e);
      result.setProblem(problem);
    }
    return answer(result.build());
  }

  private Outcome answer(LayoutResult result) throws InterruptedException {
    try {
      publisher
          .publish(Topic.LAYOUT_RESULTS, result.getRequest(), result)
          .toCompletableFuture()
          .get();
      return Outcome.ACCEPT;
    } catch (ExecutionException e) {
      log.warn("scene {}: the answer was not taken: {}", result.getSceneName(), e.getMessage());
      return Outcome.RELEASE;
    }
  }

  private void ensureScene(LayoutRequest request) {
    if (request.getSceneName().isEmpty()) {
      throw ProblemException.caller(
          Problem.Reason.INVALID,
          "layout request " + request.getRequest() + " has no scene_name",
          "Name the scene by its content.");
    }
    Optional<byte[]> stored = blobs.read(ContentNames.SCENES, request.getSceneName());
    if (stored.filter(LayoutHandler::isScene).isPresent()) {
      return;
    }
    NetworkDescription network = description(request.getDescription());
    long start = System.nanoTime();
    Scene scene =
        Placement.place(
            network, request.getParameters(), () -> Thread.currentThread().isInterrupted());
    if (stored.isPresent()) {
      log.warn("scene {} was broken: replaced", request.getSceneName());
      blobs.write(ContentNames.SCENES, request.getSceneName(), scene.toByteArray());
    } else {
      blobs.putIfAbsent(ContentNames.SCENES, request.getSceneName(), scene.toByteArray());
    }
    log.info(
        "scene {}: {} nodes in {} layers, {} ms",
        request.getSceneName(),
        network.getNodesCount(),
        scene.getLayersCount(),
        (System.nanoTime() - start) / 1_000_000);
  }

  private NetworkDescription description(FileReference reference) {
    if (reference.getSize() > descriptionBytes) {
      throw ProblemException.caller(
          Problem.Reason.LIMIT,
          "the network's description has " + reference.getSize() + " bytes",
          "Raise vitrine.layout.description-bytes, now " + descriptionBytes + ".");
    }
    try {
      return NetworkDescription.parseFrom(Files.readAllBytes(blobs.fetch(reference)));
    } catch (InvalidProtocolBufferException e) {
      throw ProblemException.caller(
          Problem.Reason.INVALID,
          "the network's description can't be read: " + e.getMessage(),
          "Add the model again.");
    } catch (IOException e) {
      throw ProblemException.retriable(
          Problem.Reason.UNAVAILABLE,
          "the network's description can't be read: " + e,
          "Check the blob store.",
          e);
    }
  }

  private static boolean isScene(byte[] bytes) {
    try {
      return Scene.parseFrom(bytes).hasEntry();
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }
}
