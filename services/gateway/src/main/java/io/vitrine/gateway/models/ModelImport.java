package io.vitrine.gateway.models;

import io.vitrine.gateway.broker.Answers;
import io.vitrine.gateway.broker.Broker;
import io.vitrine.gateway.settings.GatewaySettings;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.ImportRequest;
import io.vitrine.protocol.ImportResult;
import io.vitrine.protocol.Preprocessing;
import io.vitrine.protocol.Problem;
import io.vitrine.transport.ProblemException;
import io.vitrine.transport.Topic;
import io.vitrine.transport.TopicTail;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Has model files read and checked by an inference worker. Thread-safe. */
@Singleton
public final class ModelImport {
  private final Broker broker;
  private final Duration timeout;
  private final Answers<ImportResult> answers = new Answers<>();
  private final TopicTail<ImportResult> results;

  ModelImport(Broker broker, GatewaySettings settings) {
    this.broker = broker;
    this.timeout = settings.importTimeout();
    results =
        broker.tail(
            Topic.IMPORT_RESULTS,
            TopicTail.From.END,
            ImportResult.parser(),
            record -> record.message().ifPresent(result -> answers.came(record.key(), result)));
  }

  /** Waits until answers are heard. */
  public void awaitReady(Duration atMost) {
    results.awaitReady(atMost);
  }

  /**
   * The network's reference (without a name) and its description; files it lacks come as {@link
   * MissingFilesException}.
   */
  ImportResult read(List<FileReference> files, Preprocessing preprocessing) {
    String file = files.get(0).getPath();
    Problem late =
        Problem.newBuilder()
            .setCategory(Problem.Category.RETRIABLE)
            .setReason(Problem.Reason.TIMEOUT)
            .setMessage(file + " was not read within " + timeout.toSeconds() + " s")
            .setAction(
                "Look at 'vitrine status' and the log of the inference service, and try again.")
            .build();
    ImportResult result =
        answers.ask(
            UUID.randomUUID().toString(),
            request ->
                broker.publish(
                    Topic.IMPORT_REQUESTS,
                    request,
                    ImportRequest.newBuilder()
                        .setRequest(request)
                        .addAllFiles(files)
                        .setPreprocessing(preprocessing)
                        .build()),
            timeout,
            late);
    if (result.getMissingFilesCount() > 0) {
      throw new MissingFilesException(result.getProblem(), result.getMissingFilesList());
    }
    if (result.hasProblem()) {
      throw new ProblemException(result.getProblem());
    }
    return result;
  }

  @PreDestroy
  void close() {
    results.close();
  }
}
