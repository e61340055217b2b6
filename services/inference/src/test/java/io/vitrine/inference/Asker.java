package io.vitrine.inference;

import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.ImportRequest;
import io.vitrine.protocol.ImportResult;
import io.vitrine.protocol.ModelReference;
import io.vitrine.protocol.Preprocessing;
import io.vitrine.protocol.RunInput;
import io.vitrine.protocol.RunRecord;
import io.vitrine.protocol.RunRequest;
import io.vitrine.testbed.Testbed;
import io.vitrine.transport.ActivationFollower;
import io.vitrine.transport.BlobSettings;
import io.vitrine.transport.BlobStore;
import io.vitrine.transport.ContentNames;
import io.vitrine.transport.KafkaSettings;
import io.vitrine.transport.RecordPublisher;
import io.vitrine.transport.Topic;
import io.vitrine.transport.TopicTail;
import io.vitrine.transport.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Asks the service through Kafka and the blob store, as the gateway does. */
final class Asker implements AutoCloseable {
  private static final Duration LONG = Duration.ofSeconds(180);

  private final BlobStore blobs;
  private final RecordPublisher publisher;
  private final ActivationFollower follower;
  private final TopicTail<ImportResult> imports;
  private final TopicTail<RunRecord> runs;
  private final Map<String, CompletableFuture<ImportResult>> imported = new ConcurrentHashMap<>();
  private final Map<String, Run> running = new ConcurrentHashMap<>();

  /** What is heard of one run. */
  static final class Run {
    final List<RunRecord> started = new CopyOnWriteArrayList<>();
    final List<ActivationChunk> chunks = new CopyOnWriteArrayList<>();
    final CompletableFuture<RunRecord> end = new CompletableFuture<>();

    /** The chunks of a value, put together. */
    byte[] exact(String value) {
      java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
      for (ActivationChunk chunk : chunks) {
        if (chunk.getValue().equals(value) && chunk.getForm() == ActivationChunk.Form.EXACT) {
          bytes.writeBytes(chunk.getData().toByteArray());
        }
      }
      return bytes.toByteArray();
    }

    RunRecord end() {
      return end.orTimeout(LONG.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Waits for every chunk of the manifest. */
    Run complete() throws InterruptedException {
      RunRecord record = end();
      if (!record.hasFinished()) {
        throw new AssertionError("the run ended with " + record);
      }
      long deadline = System.nanoTime() + LONG.toNanos();
      while (chunks.size() < record.getFinished().getChunksCount()
          && System.nanoTime() < deadline) {
        Thread.sleep(5);
      }
      return this;
    }
  }

  Asker(Testbed testbed, Path folder) {
    KafkaSettings kafka = KafkaSettings.of(testbed.kafka());
    Topics.ensure(kafka);
    blobs = new BlobStore(BlobSettings.of(folder));
    publisher = new RecordPublisher(kafka);
    follower = new ActivationFollower(kafka);
    imports =
        TopicTail.start(
            kafka,
            Topic.IMPORT_RESULTS,
            TopicTail.From.END,
            ImportResult.parser(),
            record ->
                record
                    .message()
                    .ifPresent(
                        result ->
                            imported
                                .computeIfAbsent(record.key(), key -> new CompletableFuture<>())
                                .complete(result)));
    runs =
        TopicTail.start(
            kafka,
            Topic.RUNS,
            TopicTail.From.END,
            RunRecord.parser(),
            record -> record.message().ifPresent(this::hear));
    imports.awaitReady(LONG);
    runs.awaitReady(LONG);
  }

  private void hear(RunRecord record) {
    Run run = running.computeIfAbsent(record.getRun(), key -> new Run());
    if (record.hasStarted()) {
      run.started.add(record);
      RunRecord.Started started = record.getStarted();
      follower.follow(
          record.getRun(),
          Topic.named(started.getTopic()),
          started.getPartition(),
          started.getOffset(),
          run.chunks::add);
    } else {
      run.end.complete(record);
    }
  }

  BlobStore blobs() {
    return blobs;
  }

  FileReference put(Path file) throws IOException {
    return put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
  }

  FileReference put(String name, byte[] bytes) {
    return blobs.put(bytes).toBuilder().setPath(name).build();
  }

  ImportResult add(List<FileReference> files, Preprocessing preprocessing) {
    String request = UUID.randomUUID().toString();
    publisher.publish(
        Topic.IMPORT_REQUESTS,
        request,
        ImportRequest.newBuilder()
            .setRequest(request)
            .addAllFiles(files)
            .setPreprocessing(preprocessing)
            .build());
    return imported
        .computeIfAbsent(request, key -> new CompletableFuture<>())
        .orTimeout(LONG.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  /** The reference of a model that must be importable. */
  ModelReference model(Path file, Preprocessing preprocessing) throws IOException {
    ImportResult result = add(List.of(put(file)), preprocessing);
    if (result.hasProblem()) {
      throw new AssertionError(result.getProblem().getMessage());
    }
    return result.getReference();
  }

  static RunInput picture(FileReference file) {
    return RunInput.newBuilder().setFile(file).setKind(RunInput.Kind.PICTURE).build();
  }

  static RunInput npy(String name, FileReference file) {
    return RunInput.newBuilder().setName(name).setFile(file).setKind(RunInput.Kind.NPY).build();
  }

  Run run(ModelReference model, List<RunInput> inputs, RunRequest.Builder wanted) {
    String name = UUID.randomUUID().toString();
    Run run = running.computeIfAbsent(name, key -> new Run());
    publisher.publish(
        Topic.REQUESTS_INTERACTIVE,
        name,
        wanted
            .setRun(name)
            .setContentName(ContentNames.run(model, inputs))
            .setModel(model)
            .clearInputs()
            .addAllInputs(new ArrayList<>(inputs))
            .setRequestedAtMs(System.currentTimeMillis())
            .build());
    return run;
  }

  @Override
  public void close() {
    imports.close();
    runs.close();
    follower.close();
    publisher.close();
  }
}
