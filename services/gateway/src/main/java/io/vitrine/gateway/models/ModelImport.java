package io.vitrine.gateway.models;

import io.vitrine.gateway.broker.Answers;
import io.vitrine.gateway.broker.Broker;
import io.vitrine.gateway.settings.GatewaySettings;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.ImportRequest;
import io.vitrine.protocol.ImportResult;
import io.vitrine.protocol.Preprocessing;
import io.vitrine.protocol.Problem;
import io.vitrine.protocol.UnreadablePicture;
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
    ImportResult result =
        ask(
            files.get(0).getPath(),
            ImportRequest.newBuilder().addAllFiles(files).setPreprocessing(preprocessing));
    if (result.getMissingFilesCount() > 0) {
      throw new MissingFilesException(result.getProblem(), result.getMissingFilesList());
    }
    return result;
  }

  /** Those that can't be read as pictures, each with the reason. */
  public List<UnreadablePicture> unreadable(List<FileReference> pictures) {
    return ask(
            "one of %d pictures from %s on".formatted(pictures.size(), pictures.get(0).getPath()),
            ImportRequest.newBuilder().addAllPictures(pictures))
        .getUnreadableList();
  }

  /** Throws the problem that is the answer, if it is one; missing files aside. */
  private ImportResult ask(String file, ImportRequest.Builder asked) {
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
                broker.publish(Topic.IMPORT_REQUESTS, request, asked.setRequest(request).build()),
            timeout,
            late);
    if (result.hasProblem() && result.getMissingFilesCount() == 0) {
      throw new ProblemException(result.getProblem());
    }
    return result;
  }

  @PreDestroy
  void close() {
    results.close();
  }
}
