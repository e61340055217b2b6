package io.vitrine.gateway;

import com.google.protobuf.ByteString;
import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.ActivationChunk.Form;
import io.vitrine.protocol.ChunkEntry;
import io.vitrine.protocol.Dimension;
import io.vitrine.protocol.ElementType;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.ImportRequest;
import io.vitrine.protocol.ImportResult;
import io.vitrine.protocol.Layer;
import io.vitrine.protocol.LayoutParameters;
import io.vitrine.protocol.LayoutRequest;
import io.vitrine.protocol.LayoutResult;
import io.vitrine.protocol.ModelReference;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.Problem;
import io.vitrine.protocol.RunRecord;
import io.vitrine.protocol.RunRequest;
import io.vitrine.protocol.Scene;
import io.vitrine.protocol.TileForm;
import io.vitrine.protocol.UnreadablePicture;
import io.vitrine.protocol.ValueDescription;
import io.vitrine.protocol.WantedValue;
import io.vitrine.transport.BlobSettings;
import io.vitrine.transport.BlobStore;
import io.vitrine.transport.ChunkCache;
import io.vitrine.transport.ChunkCodec;
import io.vitrine.transport.ContentNames;
import io.vitrine.transport.Delivery;
import io.vitrine.transport.KafkaSettings;
import io.vitrine.transport.Outcome;
import io.vitrine.transport.RecordPublisher;
import io.vitrine.transport.RedisSettings;
import io.vitrine.transport.ShareWorker;
import io.vitrine.transport.Topic;
import io.vitrine.transport.Topics;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The other side of the contract: takes what the gateway publishes through the real broker and
 * answers with numbers that a test knows beforehand. Its network has the values "near" and "far"
 * (maps of 448 x 448) and "logits" (three classes).
 */
final class DrawnCluster {
  static final int SIDE = 448;
  static final float[] LOGITS = {1, 3, 2};
  private static final int MAPS = 40;

  /** Tiles that are shown of a layer that is closed. */
  static final int EXCERPT = 3;

  final AtomicInteger runs = new AtomicInteger();
  final AtomicInteger dieAtStart = new AtomicInteger();
  final BlobStore blobs = new BlobStore(BlobSettings.fromEnvironment());
  private final KafkaSettings kafka = KafkaSettings.fromEnvironment();
  private final RecordPublisher publisher = new RecordPublisher(kafka);
  private final ChunkCache cache = new ChunkCache(RedisSettings.fromEnvironment());
  private final List<ShareWorker<?>> workers = new ArrayList<>();

  private static @Nullable DrawnCluster shared;

  /** The one of this JVM. */
  static synchronized DrawnCluster shared() {
    if (shared == null) {
      shared = new DrawnCluster();
    }
    return shared;
  }

  private DrawnCluster() {
    Topics.ensure(kafka);
    workers.add(
        ShareWorker.start(
            kafka, Topic.IMPORT_REQUESTS, "importers", ImportRequest.parser(), this::importModel));
    workers.add(
        ShareWorker.start(
            kafka, Topic.REQUESTS_INTERACTIVE, "inference", RunRequest.parser(), this::run));
    workers.add(
        ShareWorker.start(
            kafka, Topic.LAYOUT_REQUESTS, "layout", LayoutRequest.parser(), this::layOut));
  }

  private Outcome importModel(Delivery<ImportRequest> delivery) {
    ImportRequest request = delivery.message();
    ImportResult.Builder result = ImportResult.newBuilder().setRequest(request.getRequest());
    request.getPicturesList().stream()
        .filter(picture -> picture.getPath().startsWith("broken"))
        .forEach(
            picture ->
                result.addUnreadable(
                    UnreadablePicture.newBuilder()
                        .setPath(picture.getPath())
                        .setProblem(problem(picture.getPath() + " is no picture"))));
    String file = request.getFilesCount() == 0 ? "" : request.getFiles(0).getPath();
    if (request.getPicturesCount() > 0) {
      result.setRequest(request.getRequest());
    } else if (file.startsWith("broken")) {
      result.setProblem(problem(file + " is no ONNX file"));
    } else if (file.startsWith("split") && request.getFilesCount() == 1) {
      result.setProblem(problem(file + " lacks its data")).addMissingFiles("split.data");
    } else {
      result
          .setDescription(blobs.put(network().toByteArray()))
          .setReference(
              ModelReference.newBuilder()
                  .setGraphHash(ByteString.copyFromUtf8("graph of " + file))
                  .setWeightsHash(request.getFiles(0).getSha256())
                  .addAllFiles(request.getFilesList())
                  .setPreprocessing(request.getPreprocessing().toBuilder().setInput("data")));
    }
    publisher
        .publish(Topic.IMPORT_RESULTS, request.getRequest(), result.build())
        .toCompletableFuture()
        .join();
    return Outcome.ACCEPT;
  }

  private static Problem problem(String message) {
    return Problem.newBuilder()
        .setCategory(Problem.Category.CALLER)
        .setReason(Problem.Reason.INVALID)
        .setMessage(message)
        .setAction("Export it again.")
        .build();
  }

  static NetworkDescription network() {
    return NetworkDescription.newBuilder()
        .addInputs("data")
        .addOutputs("logits")
        .setLogits("logits")
        .addValues(value("data", "", 1, 3, 2, 2))
        .addValues(value("near", "n", 1, MAPS, SIDE, SIDE))
        .addValues(value("far", "f", 1, MAPS, SIDE, SIDE))
        .addValues(value("logits", "l", 1, 3))
        .build();
  }

  private static ValueDescription value(String name, String producer, long... shape) {
    ValueDescription.Builder value =
        ValueDescription.newBuilder()
            .setName(name)
            .setType(ElementType.FLOAT32)
            .setProducer(producer)
            .setKnownRank(true);
    for (long size : shape) {
      value.addShape(Dimension.newBuilder().setSize(size));
    }
    return value.build();
  }

  private Outcome layOut(Delivery<LayoutRequest> delivery) {
    LayoutRequest request = delivery.message();
    TileForm form =
        TileForm.newBuilder().setKind(TileForm.Kind.FEATURE_MAPS).setTiles(MAPS).build();
    LayoutResult.Builder result =
        LayoutResult.newBuilder()
            .setRequest(request.getRequest())
            .setSceneName(request.getSceneName());
    boolean closed = request.getParameters().getClosedList().contains("near");
    Scene scene =
        Scene.newBuilder()
            .addLayers(
                Layer.newBuilder().setValue("near").setForm(form).setExcerpt(closed ? EXCERPT : 0))
            .addLayers(Layer.newBuilder().setValue("far").setForm(form).setIndex(1))
            .build();
    if (request.getParameters().getMode() == LayoutParameters.Mode.UNRECOGNIZED) {
      result.setProblem(problem("there is no such mode"));
    } else {
      blobs.putIfAbsent(ContentNames.SCENES, request.getSceneName(), scene.toByteArray());
    }
    publisher
        .publish(Topic.LAYOUT_RESULTS, request.getRequest(), result.build())
        .toCompletableFuture()
        .join();
    return Outcome.ACCEPT;
  }

  private Outcome run(Delivery<RunRequest> delivery) {
    RunRequest request = delivery.message();
    runs.incrementAndGet();
    List<WantedValue> wanted =
        request.getAllValues()
            ? List.of(exactly("near"), exactly("far"), exactly("logits"))
            : request.getWantedList();
    Map<Topic, Boolean> started = new EnumMap<>(Topic.class);
    RunRecord.Finished.Builder finished = RunRecord.Finished.newBuilder().setComputeMs(7);
    for (WantedValue value : wanted) {
      List<ChunkEntry> entries = new ArrayList<>();
      for (ActivationChunk chunk : chunks(request.getRun(), value)) {
        Topic topic =
            chunk.getForm() == Form.VIEW ? Topic.ACTIVATIONS_VIEW : Topic.ACTIVATIONS_EXACT;
        RecordMetadata at =
            publisher.publish(topic, request.getRun(), chunk).toCompletableFuture().join();
        if (started.put(topic, true) == null) {
          RunRecord.Started event =
              RunRecord.Started.newBuilder()
                  .setTopic(topic.topicName())
                  .setPartition(at.partition())
                  .setOffset(at.offset())
                  .setWorker("drawn")
                  .build();
          record(delivery, RunRecord.newBuilder().setStarted(event));
          if (dieAtStart.getAndUpdate(times -> Math.max(0, times - 1)) > 0) {
            // As if killed after its first chunk: it comes again, and counts as another attempt.
            return Outcome.RELEASE;
          }
        }
        cache.put(request.getContentName(), chunk);
        entries.add(
            ChunkEntry.newBuilder()
                .setValue(chunk.getValue())
                .setForm(chunk.getForm())
                .setLevel(chunk.getLevel())
                .setFirstTile(chunk.getFirstTile())
                .setFirstElement(chunk.getFirstElement())
                .setOffset(at.offset())
                .setSize(chunk.getData().size())
                .build());
      }
      cache.manifest(request.getContentName(), value, entries);
      finished.addAllChunks(entries);
    }
    record(delivery, RunRecord.newBuilder().setFinished(finished));
    return Outcome.ACCEPT;
  }

  private void record(Delivery<RunRequest> delivery, RunRecord.Builder event) {
    String run = delivery.message().getRun();
    publisher
        .publish(Topic.RUNS, run, event.setRun(run).setAttempt(delivery.count()).build())
        .toCompletableFuture()
        .join();
  }

  private static WantedValue exactly(String value) {
    return WantedValue.newBuilder().setValue(value).setForm(Form.EXACT).build();
  }

  private static List<ActivationChunk> chunks(String run, WantedValue wanted) {
    if (wanted.getForm() == Form.VIEW) {
      return views(run, wanted.getValue());
    }
    return switch (wanted.getValue()) {
      case "logits" -> floats(run, "logits", List.of(1L, 3L), LOGITS);
      case "data" -> floats(run, "data", List.of(1L, 3L, 2L, 2L), new float[12]);
      default -> floats(run, wanted.getValue(), List.of(1L, 600_000L), ramp(600_000));
    };
  }

  static float[] ramp(int length) {
    float[] ramp = new float[length];
    for (int i = 0; i < length; i++) {
      ramp[i] = i;
    }
    return ramp;
  }

  private static List<ActivationChunk> floats(
      String run, String value, List<Long> shape, float[] numbers) {
    ByteBuffer data =
        ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float number : numbers) {
      data.putFloat(number);
    }
    return ChunkCodec.exact(run, value, ElementType.FLOAT32, shape, data.flip(), Float.BYTES);
  }

  /** One coarse chunk, and then one chunk for each map. */
  private static List<ActivationChunk> views(String run, String value) {
    List<ActivationChunk> chunks = new ArrayList<>();
    chunks.add(view(run, value, 8, 2, 0, MAPS, new byte[MAPS * 2 * 4]));
    for (int map = 0; map < MAPS; map++) {
      chunks.add(view(run, value, 0, SIDE, map, 1, new byte[SIDE * SIDE]));
    }
    return chunks;
  }

  private static ActivationChunk view(
      String run, String value, int level, int side, int first, int tiles, byte[] data) {
    return ChunkCodec.seal(
        ActivationChunk.newBuilder()
            .setRun(run)
            .setValue(value)
            .setForm(Form.VIEW)
            .setType(ElementType.UINT8)
            .setLevel(level)
            .setHeight(side)
            .setWidth(side)
            .setFirstTile(first)
            .setTiles(tiles)
            .setScale(1)
            .setData(ByteString.copyFrom(data)));
  }

  /** A file as if it had been uploaded. */
  FileReference file(String path, String content) {
    return blobs.put(content.getBytes(java.nio.charset.StandardCharsets.UTF_8)).toBuilder()
        .setPath(path)
        .build();
  }
}
