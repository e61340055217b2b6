package io.vitrine.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.ActivationChunk.Form;
import io.vitrine.protocol.ElementType;
import io.vitrine.protocol.ImportResult;
import io.vitrine.protocol.ModelReference;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.Preprocessing;
import io.vitrine.protocol.Problem;
import io.vitrine.protocol.RunRecord;
import io.vitrine.protocol.RunRequest;
import io.vitrine.protocol.TileForm;
import io.vitrine.protocol.WantedValue;
import io.vitrine.testbed.Testbed;
import io.vitrine.transport.ChunkCache;
import io.vitrine.transport.ContentNames;
import io.vitrine.transport.RedisSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The built service on a real broker and a real Redis. */
class InferenceIT {
  private static final Preprocessing IMAGENET =
      Preprocessing.newBuilder()
          .addAllMean(List.of(.485f, .456f, .406f))
          .addAllStd(List.of(.229f, .224f, .225f))
          .build();
  private static final String SQUEEZENET = "models/squeezenet1.1/squeezenet1.1.onnx";

  private static Testbed testbed;
  private static ServiceProcess service;
  private static Asker asker;

  @BeforeAll
  static void start() throws IOException {
    testbed = Testbed.shared();
    Path blobs = testbed.folder().resolve("blobs");
    asker = new Asker(testbed, blobs);
    service = ServiceProcess.start(testbed, blobs);
  }

  @AfterAll
  static void stop() throws IOException {
    service.close();
    asker.close();
    assertThat(Files.readString(service.log())).doesNotContain("Exception in thread");
  }

  private static ModelReference squeezenet() throws IOException {
    return asker.model(TestData.file(SQUEEZENET), IMAGENET);
  }

  private static NetworkDescription description(ImportResult result) throws IOException {
    return NetworkDescription.parseFrom(
        Files.readAllBytes(asker.blobs().fetch(result.getDescription())));
  }

  private static WantedValue wanted(String value, Form form) {
    return WantedValue.newBuilder().setValue(value).setForm(form).build();
  }

  private static float[] floats(byte[] bytes) {
    float[] values = new float[bytes.length / 4];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }

  @Test
  void describesWhatItImports() throws IOException {
    ImportResult result = asker.add(List.of(asker.put(TestData.file(SQUEEZENET))), IMAGENET);
    assertThat(result.hasProblem()).as(result.getProblem().getMessage()).isFalse();
    Preprocessing preprocessing = result.getReference().getPreprocessing();
    assertThat(preprocessing.getWidth()).isEqualTo(224);
    assertThat(preprocessing.getOrder()).isEqualTo(Preprocessing.Order.RGB);
    NetworkDescription network = description(result);
    assertThat(network.getGraphHash()).isEqualTo(result.getReference().getGraphHash()).hasSize(32);
    assertThat(network.getParameters()).isEqualTo(1_235_496);
    assertThat(network.getLogits()).isEqualTo(network.getOutputs(0));
    assertThat(network.getFoldedList())
        .anyMatch(words -> words.contains("Conv '") && words.contains("Relu '"));
    TileForm first =
        network.getValuesList().stream()
            .filter(value -> value.getName().equals(network.getNodes(0).getOutputs(0)))
            .findFirst()
            .orElseThrow()
            .getForm();
    assertThat(first.getKind()).isEqualTo(TileForm.Kind.FEATURE_MAPS);
    assertThat(first.getTiles()).isEqualTo(64);
    assertThat(first.getHeight()).isEqualTo(111);
    assertThat(network.getNodesList())
        .filteredOn(node -> node.getOp().equals("Dropout"))
        .allMatch(node -> node.getPlumbing());
  }

  @ParameterizedTest
  @CsvSource({"goldfish.jpg, 1", "kimono.jpg, 614", "kitten_224.png, 281", "pelican.jpeg, 144"})
  void photosAreWhatTheyShow(String photo, int label) throws Exception {
    ImportResult result = asker.add(List.of(asker.put(TestData.file(SQUEEZENET))), IMAGENET);
    String logits = description(result).getLogits();
    Asker.Run run =
        asker
            .run(
                result.getReference(),
                List.of(Asker.picture(asker.put(TestData.file("photos/" + photo)))),
                RunRequest.newBuilder().addWanted(wanted(logits, Form.EXACT)))
            .complete();
    float[] scores = floats(run.exact(logits));
    int top = 0;
    for (int i = 1; i < scores.length; i++) {
      top = scores[i] > scores[top] ? i : top;
    }
    assertThat(top).isEqualTo(label);
    assertThat(run.end().getFinished().getShapes(0).getShapeList()).containsExactly(1L, 1000L);
  }

  @ParameterizedTest
  @CsvSource({
    "models/squeezenet1.1/squeezenet1.1.onnx, photos/kitten_224.png",
    "models/mnist8/mnist-8.onnx, models/mnist8/3.jpg"
  })
  void everyValueAgreesWithOnnxRuntime(String model, String picture) throws Exception {
    Path file = TestData.file(model);
    ModelReference reference = asker.model(file, Preprocessing.getDefaultInstance());
    String input = reference.getPreprocessing().getInput();
    var pictureFile = asker.put(TestData.file(picture));
    // What the network sees, as a run gives it, goes into both engines.
    Asker.Run seen =
        asker
            .run(
                reference,
                List.of(Asker.picture(pictureFile)),
                RunRequest.newBuilder().addWanted(wanted(input, Form.EXACT)))
            .complete();
    Asker.Run run =
        asker
            .run(
                reference,
                List.of(Asker.picture(pictureFile)),
                RunRequest.newBuilder().setAllValues(true))
            .complete();
    List<Long> shape = seen.chunks.get(0).getShapeList();
    Map<String, float[]> expected = Oracle.values(file, input, floats(seen.exact(input)), shape);
    assertThat(expected).isNotEmpty();
    expected.forEach(
        (name, theirs) -> {
          float[] ours = floats(run.exact(name));
          assertThat(ours).as(name).hasSameSizeAs(theirs);
          float largest = 0;
          float difference = 0;
          for (int i = 0; i < ours.length; i++) {
            largest = Math.max(largest, Math.abs(theirs[i]));
            difference = Math.max(difference, Math.abs(theirs[i] - ours[i]));
          }
          assertThat(difference).as(name).isLessThanOrEqualTo(1e-4f * largest);
        });
  }

  @Test
  void viewsComeCoarsestFirstAndMeanWhatTheExactValuesSay() throws Exception {
    ImportResult result = asker.add(List.of(asker.put(TestData.file(SQUEEZENET))), IMAGENET);
    NetworkDescription network = description(result);
    RunRequest.Builder request = RunRequest.newBuilder();
    List<String> values = new ArrayList<>();
    network.getNodesList().stream()
        .filter(node -> node.getOp().equals("Conv") || node.getOp().equals("Concat"))
        .forEach(node -> values.add(node.getOutputs(0)));
    values.forEach(value -> request.addWanted(wanted(value, Form.VIEW)));
    values.forEach(value -> request.addWanted(wanted(value, Form.EXACT)));
    var inputs = List.of(Asker.picture(asker.put(TestData.file("photos/kitten_224.png"))));
    Asker.Run run = asker.run(result.getReference(), inputs, request).complete();
    assertThat(run.started).hasSize(2);
    List<ActivationChunk> views =
        run.chunks.stream().filter(chunk -> chunk.getForm() == Form.VIEW).toList();
    Map<String, Integer> coarsest = new HashMap<>();
    views.forEach(chunk -> coarsest.merge(chunk.getValue(), chunk.getLevel(), Math::max));
    assertThat(views)
        .isSortedAccordingTo(
            Comparator.comparingInt(c -> coarsest.getOrDefault(c.getValue(), 0) - c.getLevel()));
    assertThat(views).allMatch(chunk -> chunk.getData().size() <= 256 << 10);
    for (String value : values) {
      float[] exact = floats(run.exact(value));
      views.stream()
          .filter(chunk -> chunk.getValue().equals(value) && chunk.getLevel() == 0)
          .forEach(chunk -> agree(chunk, exact));
      assertThat(views.stream().filter(c -> c.getValue().equals(value)).reduce((a, b) -> b))
          .hasValueSatisfying(last -> assertThat(last.getLevelsComplete()).isTrue());
    }
    assertCached(result.getReference(), inputs, values.get(3));
  }

  private static void agree(ActivationChunk chunk, float[] exact) {
    int from = chunk.getFirstTile() * chunk.getHeight() * chunk.getWidth();
    float top = (255 - chunk.getZeroPoint()) * chunk.getScale();
    for (int i = 0; i < chunk.getData().size(); i++) {
      float shown = ((chunk.getData().byteAt(i) & 0xFF) - chunk.getZeroPoint()) * chunk.getScale();
      float clipped = Math.max(-top, Math.min(top, exact[from + i]));
      assertThat(shown)
          .as(chunk.getValue())
          .isBetween(clipped - 0.51f * chunk.getScale(), clipped + 0.51f * chunk.getScale());
    }
  }

  private static void assertCached(
      ModelReference model, List<io.vitrine.protocol.RunInput> inputs, String value)
      throws InterruptedException {
    try (ChunkCache cache =
        new ChunkCache(RedisSettings.of(testbed.redisHost(), testbed.redisPort()))) {
      Optional<List<ActivationChunk>> cached = Optional.empty();
      for (int i = 0; i < 200 && cached.isEmpty(); i++) {
        cached = cache.get(ContentNames.run(model, inputs), wanted(value, Form.VIEW), "again");
        Thread.sleep(25);
      }
      assertThat(cached).isPresent();
    }
  }

  @Test
  void anOvertakenRequestIsNotRun() throws Exception {
    ModelReference model = squeezenet();
    var input = List.of(Asker.picture(asker.put(TestData.file("photos/kimono.jpg"))));
    String session = "session-" + System.nanoTime();
    List<Asker.Run> runs = new ArrayList<>();
    for (int sequence = 1; sequence <= 20; sequence++) {
      runs.add(
          asker.run(
              model,
              input,
              RunRequest.newBuilder()
                  .setSession(session)
                  .setSequence(sequence)
                  .setAllValues(true)));
    }
    assertThat(runs.get(19).end().hasFinished()).isTrue();
    assertThat(runs.subList(0, 19)).anyMatch(run -> run.end().hasSuperseded());
    assertThat(runs).allMatch(run -> run.end().hasFinished() || run.end().hasSuperseded());
  }

  @Test
  void malformedFilesAreAnsweredInTimeAndTheServiceLivesOn() throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(TestData.file("malformed"))) {
      files = listed.filter(file -> file.toString().contains(".onnx")).sorted().toList();
    }
    assertThat(files).hasSizeGreaterThan(20);
    for (Path file : files) {
      Instant asked = Instant.now();
      ImportResult result = asker.add(List.of(asker.put(file)), Preprocessing.getDefaultInstance());
      assertThat(Duration.between(asked, Instant.now()))
          .as(file.toString())
          .isLessThan(Duration.ofSeconds(10));
      if (result.hasProblem()) {
        System.out.println(
            result.getProblem().getMessage() + " | " + result.getProblem().getAction());
        assertThat(result.getProblem().getCategory())
            .as(result.getProblem().getMessage())
            .isEqualTo(Problem.Category.CALLER);
        assertThat(result.getProblem().getMessage()).contains(String.valueOf(file.getFileName()));
      } else {
        System.out.println(file.getFileName() + " is imported");
      }
    }
    assertThat(service.alive()).isTrue();
    assertThat(service.health("ready")).isEqualTo(200);
    assertThat(service.health("live")).isEqualTo(200);
  }

  @Test
  void missingExternalDataIsNamed() throws IOException {
    Path model = TestData.file("malformed/polygraphy_ext_weights.onnx");
    ImportResult lacking = asker.add(List.of(asker.put(model)), Preprocessing.getDefaultInstance());
    assertThat(lacking.getMissingFilesList()).isNotEmpty();
    var weights =
        asker.put(
            lacking.getMissingFiles(0),
            TestData.bytes("malformed/polygraphy_data_ext_weights.data"));
    ImportResult whole =
        asker.add(List.of(asker.put(model), weights), Preprocessing.getDefaultInstance());
    assertThat(whole.getMissingFilesList()).doesNotContain(lacking.getMissingFiles(0));
  }

  @Test
  void everyUnsupportedNodeIsListed() throws IOException {
    ImportResult result =
        asker.add(
            List.of(asker.put(TestData.file("malformed/ort_fns-candy.onnx"))),
            Preprocessing.getDefaultInstance());
    assertThat(result.getProblem().getReason()).isEqualTo(Problem.Reason.UNSUPPORTED);
    assertThat(result.getProblem().getMessage())
        .contains("ort_fns-candy.onnx", "ImageScaler", "Crop", "Affine");
  }

  @Test
  void wrongInputsAreSaid() throws Exception {
    ModelReference model = squeezenet();
    var page = asker.put("page.png", "<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    RunRequest.Builder request = RunRequest.newBuilder().setAllValues(true);
    assertThat(failure(asker.run(model, List.of(Asker.picture(page)), request)))
        .contains("page.png is not a picture");
    assertThat(failure(asker.run(model, List.of(), request))).contains("is not given");
    assertThat(failure(asker.run(model, List.of(Asker.npy("nonsense", page)), request)))
        .contains("no input nonsense");
    var picture = List.of(Asker.picture(asker.put(TestData.file("photos/kitten_224.png"))));
    RunRequest.Builder unknown =
        RunRequest.newBuilder().addWanted(wanted("no such value", Form.EXACT));
    assertThat(failure(asker.run(model, picture, unknown))).contains("no such value");
  }

  private static String failure(Asker.Run run) {
    RunRecord end = run.end();
    assertThat(end.hasFailed()).isTrue();
    assertThat(end.getFailed().getProblem().getCategory())
        .as(end.getFailed().getProblem().getMessage())
        .isEqualTo(Problem.Category.CALLER);
    return end.getFailed().getProblem().getMessage();
  }

  @Test
  void aTensorGivesThePublishedOutput() throws Exception {
    ImportResult result =
        asker.add(
            List.of(asker.put(TestData.file(SQUEEZENET))), Preprocessing.getDefaultInstance());
    String logits = description(result).getLogits();
    Asker.Run run =
        asker
            .run(
                result.getReference(),
                List.of(
                    Asker.npy("", asker.put(TestData.file("models/squeezenet1.1/input_0.npy")))),
                RunRequest.newBuilder().addWanted(wanted(logits, Form.EXACT)))
            .complete();
    assertThat(run.chunks.get(0).getType()).isEqualTo(ElementType.FLOAT32);
    float[] ours = floats(run.exact(logits));
    byte[] npy = TestData.bytes("models/squeezenet1.1/output_0.npy");
    float[] published = floats(Arrays.copyOfRange(npy, npy.length - 4000, npy.length));
    assertThat(ours).containsExactly(published, org.assertj.core.data.Offset.offset(1e-3f));
  }
}
