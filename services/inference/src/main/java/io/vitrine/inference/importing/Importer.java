package io.vitrine.inference.importing;

import io.vitrine.inference.InferenceSettings;
import io.vitrine.model.ModelReader;
import io.vitrine.model.Problems;
import io.vitrine.model.picture.PictureDecoder;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.ImportRequest;
import io.vitrine.protocol.ImportResult;
import io.vitrine.protocol.Problem;
import io.vitrine.protocol.Problem.Category;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.transport.BlobStore;
import io.vitrine.transport.Delivery;
import io.vitrine.transport.Handler;
import io.vitrine.transport.Outcome;
import io.vitrine.transport.RecordPublisher;
import io.vitrine.transport.Topic;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers every import request, whatever its file holds: with a reference, or with the problem. A
 * file that takes too long is given up, and one that was being read when a service died is not read
 * again.
 */
public final class Importer implements Handler<ImportRequest> {
  private static final Logger log = LoggerFactory.getLogger(Importer.class);

  /** Bodies nest, and every level of nesting is a level of calls. */
  private static final long STACK_BYTES = 64L << 20;

  private final Examination examination;
  private final PictureCheck pictures;
  private final RecordPublisher publisher;
  private final InferenceSettings.Imports settings;

  public Importer(
      ModelReader reader,
      BlobStore blobs,
      PictureDecoder decoder,
      RecordPublisher publisher,
      InferenceSettings.Imports settings) {
    this.examination = new Examination(reader, blobs);
    this.pictures = new PictureCheck(blobs, decoder);
    this.publisher = publisher;
    this.settings = settings;
  }

  @Override
  public Outcome handle(Delivery<ImportRequest> delivery) throws InterruptedException {
    ImportRequest request = delivery.message();
    ImportResult result =
        delivery.count() > 1 ? refused(request, poison(request)) : examine(request);
    if (result.hasProblem()) {
      log.info("import {}: {}", request.getRequest(), result.getProblem().getMessage());
    }
    publisher
        .publish(Topic.IMPORT_RESULTS, request.getRequest(), result)
        .toCompletableFuture()
        .join();
    return Outcome.ACCEPT;
  }

  private ImportResult examine(ImportRequest request) throws InterruptedException {
    FutureTask<ImportResult> task =
        new FutureTask<>(
            () -> request.getPicturesCount() > 0 ? pictures.of(request) : examination.of(request));
    Thread thread = new Thread(null, task, "import-" + request.getRequest(), STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(timeLimit(request).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      return refused(request, late(request));
    } catch (ExecutionException e) {
      Problem problem = Problems.of(e);
      if (problem.getCategory() == Category.FATAL) {
        log.error("import {} broke", request.getRequest(), e.getCause());
      }
      return refused(request, inFile(request, problem));
    }
  }

  /** What is found after reading knows its node but no longer its file. */
  private static Problem inFile(ImportRequest request, Problem problem) {
    return problem.getMessage().contains(name(request))
        ? problem
        : problem.toBuilder().setMessage(name(request) + ": " + problem.getMessage()).build();
  }

  private Duration timeLimit(ImportRequest request) {
    long bytes =
        Stream.concat(request.getFilesList().stream(), request.getPicturesList().stream())
            .mapToLong(FileReference::getSize)
            .sum();
    return settings.timeLimit().plusSeconds(bytes / settings.bytesPerSecond());
  }

  private Problem late(ImportRequest request) {
    return Problem.newBuilder()
        .setCategory(Category.CALLER)
        .setReason(Reason.TIMEOUT)
        .setMessage(
            "%s was not read and checked within %d s"
                .formatted(name(request), timeLimit(request).toSeconds()))
        .setAction("raise vitrine.inference.import.time-limit if the model is that large")
        .build();
  }

  private static Problem poison(ImportRequest request) {
    return Problem.newBuilder()
        .setCategory(Category.POISON)
        .setReason(Reason.INTERNAL)
        .setMessage("the service that read %s ended before it was done".formatted(name(request)))
        .setAction("if the service was stopped by hand, add it again; else report the file")
        .build();
  }

  private static String name(ImportRequest request) {
    if (request.getPicturesCount() > 0) {
      return "one of %d pictures from %s on"
          .formatted(request.getPicturesCount(), request.getPictures(0).getPath());
    }
    return request.getFilesCount() == 0 ? "the model" : request.getFiles(0).getPath();
  }

  private static ImportResult refused(ImportRequest request, Problem problem) {
    return ImportResult.newBuilder().setRequest(request.getRequest()).setProblem(problem).build();
  }
}
