package io.vitrine.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.ActivationsRequest;
import io.vitrine.protocol.ActivationsResponse;
import io.vitrine.protocol.AddModelRequest;
import io.vitrine.protocol.ClassScore;
import io.vitrine.protocol.ClusterGrpc;
import io.vitrine.protocol.InputPart;
import io.vitrine.protocol.ListModelsRequest;
import io.vitrine.protocol.MissingFiles;
import io.vitrine.protocol.Model;
import io.vitrine.protocol.ModelsGrpc;
import io.vitrine.protocol.PartStatus;
import io.vitrine.protocol.Preprocessing;
import io.vitrine.protocol.Problem;
import io.vitrine.protocol.RemoveModelRequest;
import io.vitrine.protocol.RunModelRequest;
import io.vitrine.protocol.RunModelResponse;
import io.vitrine.protocol.RunsGrpc;
import io.vitrine.protocol.SetModelRequest;
import io.vitrine.protocol.ShowModelRequest;
import io.vitrine.protocol.StatusRequest;
import io.vitrine.testbed.Testbed;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ClusterOfTests.class)
class GatewayIT {
  private final DrawnCluster cluster = DrawnCluster.shared();
  private ManagedChannel channel;
  private ModelsGrpc.ModelsBlockingStub models;
  private RunsGrpc.RunsBlockingStub runs;

  /** The port is known only now, not when the test's object is made. */
  @BeforeEach
  void connect() {
    channel = NettyChannelBuilder.forAddress("127.0.0.1", RestAssured.port).usePlaintext().build();
    models = ModelsGrpc.newBlockingStub(channel).withDeadlineAfter(60, TimeUnit.SECONDS);
    runs = RunsGrpc.newBlockingStub(channel).withDeadlineAfter(60, TimeUnit.SECONDS);
  }

  @AfterEach
  void disconnect() {
    channel.shutdownNow();
  }

  @Test
  void modelsAreAddedShownChangedAndRemoved() {
    Model added =
        models.add(
            model("shelf.onnx")
                .addAllLabels(List.of("n01440764 tench", "n01443537 goldfish", "n01484850 shark"))
                .build());
    assertThat(added.getReference().getName()).isEqualTo("shelf");
    assertThat(added.getLabelsList()).containsExactly("tench", "goldfish", "shark");
    assertThat(
            models.add(
                model("shelf.onnx").addAllLabels(List.of("tench", "goldfish", "shark")).build()))
        .as("adding the same again gives what is there")
        .isEqualTo(added);
    assertThat(models.list(ListModelsRequest.getDefaultInstance()).getModelsList()).contains(added);
    assertThat(models.show(ShowModelRequest.newBuilder().setName("shelf").build()).getNetwork())
        .isEqualTo(DrawnCluster.network());
    assertProblem(
        () -> models.set(SetModelRequest.newBuilder().setName("shelf").addLabels("tench").build()),
        Status.Code.INVALID_ARGUMENT,
        "1 labels for the 3 classes");
    Model changed =
        models.set(
            SetModelRequest.newBuilder()
                .setName("shelf")
                .setPreprocessing(Preprocessing.newBuilder().setRange(255))
                .build());
    assertThat(changed.getReference().getPreprocessing().getRange()).isEqualTo(255);
    assertThat(changed.getLabelsList()).containsExactly("tench", "goldfish", "shark");
    models.remove(RemoveModelRequest.newBuilder().setName("shelf").build());
    assertProblem(
        () -> models.show(ShowModelRequest.newBuilder().setName("shelf").build()),
        Status.Code.NOT_FOUND,
        "there is no model 'shelf'");
  }

  @Test
  void anotherModelUnderATakenNameIsRefused() {
    models.add(model("taken.onnx").build());
    assertProblem(
        () -> models.add(model("other.onnx").setName("taken").build()),
        Status.Code.ALREADY_EXISTS,
        "another model named 'taken'");
  }

  @Test
  void aModelThatCannotBeReadIsRefusedInTheReadersWords() {
    assertProblem(
        () -> models.add(model("broken.onnx").build()),
        Status.Code.INVALID_ARGUMENT,
        "broken.onnx is no ONNX file");
    assertProblem(
        () -> models.add(AddModelRequest.getDefaultInstance()),
        Status.Code.INVALID_ARGUMENT,
        "no file was given");
  }

  @Test
  void missingFilesAreNamed() throws Exception {
    AddModelRequest.Builder request = model("split.onnx");
    assertThatThrownBy(() -> models.add(request.build()))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            refused -> {
              assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
              assertThat(trailer(refused, "vitrine-missing-files-bin"))
                  .isEqualTo(
                      MissingFiles.newBuilder().addPaths("split.data").build().toByteArray());
            });
    request.addFiles(cluster.file("split.data", "weights"));
    assertThat(models.add(request.build()).getReference().getFilesCount()).isEqualTo(2);
  }

  @Test
  void aRunGivesTopClassesAndTheNextOneComesFromTheCache() {
    Model model =
        models.add(model("classes.onnx").addLabels("a").addLabels("b").addLabels("c").build());
    RunModelRequest request = run(model, "picture of aRun").setTop(2).build();
    RunModelResponse first = runs.run(request);
    assertThat(first.getTopList()).extracting(ClassScore::getLabel).containsExactly("b", "c");
    assertThat(first.getComputeMs()).isEqualTo(7);
    assertThat(first.getCached()).isFalse();
    assertThat(first.getOutputs(0).getMaximum()).isEqualTo(3);
    int before = cluster.runs.get();
    RunModelResponse second = runs.run(request);
    assertThat(second.getTopList()).isEqualTo(first.getTopList());
    assertThat(second.getCached()).isTrue();
    assertThat(cluster.runs.get()).isEqualTo(before);
  }

  @Test
  void aWorkerThatDiesIsSurvived() {
    Model model = models.add(model("survivor.onnx").build());
    cluster.dieAtStart.set(2);
    assertThat(runs.run(run(model, "picture of aWorker").setTop(1).build()).getTop(0).getIndex())
        .isEqualTo(1);
    assertThat(cluster.dieAtStart.get()).isZero();
  }

  @Test
  void redisThatIsGoneIsSurvived() {
    Model model = models.add(model("uncached.onnx").build());
    Testbed.shared().killRedis();
    try {
      assertThat(runs.run(run(model, "picture of redis").setTop(1).build()).getTop(0).getIndex())
          .isEqualTo(1);
    } finally {
      Testbed.shared().startRedis();
    }
  }

  @Test
  void exactValuesComeWholeAndInOrder() {
    Model model = models.add(model("exact.onnx").build());
    ActivationsRequest request =
        ActivationsRequest.newBuilder()
            .setModel("exact")
            .addAllInputs(run(model, "picture of exact").getInputsList())
            .addValues("near")
            .build();
    for (String from : List.of("a run", "the cache")) {
      ByteBuffer data = ByteBuffer.allocate(600_000 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      for (Iterator<ActivationsResponse> all = runs.activations(request); all.hasNext(); ) {
        ActivationChunk chunk = all.next().getChunk();
        assertThat(chunk.getFirstElement()).as(from).isEqualTo(data.position() / Float.BYTES);
        data.put(chunk.getData().asReadOnlyByteBuffer());
      }
      float[] floats = new float[600_000];
      data.flip().asFloatBuffer().get(floats);
      assertThat(floats).as(from).isEqualTo(DrawnCluster.ramp(600_000));
    }
    List<String> values = new ArrayList<>();
    runs.activations(request.toBuilder().clearValues().setAll(true).build())
        .forEachRemaining(response -> values.add(response.getChunk().getValue()));
    assertThat(values.stream().distinct()).containsExactlyInAnyOrder("near", "far", "logits");
  }

  @Test
  void unknownValuesAndInputsAreNamed() {
    Model model = models.add(model("asked.onnx").build());
    ActivationsRequest.Builder request =
        ActivationsRequest.newBuilder()
            .setModel("asked")
            .addAllInputs(run(model, "x").getInputsList());
    assertProblem(
        () -> runs.activations(request.clone().addValues("nowhere").build()).next(),
        Status.Code.NOT_FOUND,
        "no value 'nowhere'");
    assertProblem(
        () -> runs.run(RunModelRequest.newBuilder().setModel("asked").build()),
        Status.Code.INVALID_ARGUMENT,
        "no input was given");
  }

  @Test
  void theClusterSaysHowItIs() {
    List<PartStatus> parts =
        ClusterGrpc.newBlockingStub(channel)
            .status(StatusRequest.getDefaultInstance())
            .getPartsList();
    assertThat(parts)
        .extracting(PartStatus::getName)
        .containsExactly(
            "gateway", "inference", "layout", "featureviz", "kafka", "redis", "blob store");
    assertThat(parts)
        .filteredOn(
            part ->
                List.of("gateway", "inference", "layout", "kafka", "redis")
                    .contains(part.getName()))
        .allMatch(PartStatus::getUp);
  }

  private AddModelRequest.Builder model(String file) {
    return AddModelRequest.newBuilder().addFiles(cluster.file(file, "bytes of " + file));
  }

  private RunModelRequest.Builder run(Model model, String picture) {
    return RunModelRequest.newBuilder()
        .setModel(model.getReference().getName())
        .addInputs(InputPart.newBuilder().setFile(cluster.file("picture.png", picture)));
  }

  private static void assertProblem(Runnable call, Status.Code code, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            refused -> {
              assertThat(refused.getStatus().getCode()).isEqualTo(code);
              try {
                Problem problem = Problem.parseFrom(trailer(refused, "vitrine-problem-bin"));
                assertThat(problem.getMessage()).contains(message);
                assertThat(problem.getAction()).isNotEmpty();
              } catch (com.google.protobuf.InvalidProtocolBufferException e) {
                throw new AssertionError(e);
              }
            });
  }

  private static byte[] trailer(StatusRuntimeException refused, String name) {
    Metadata trailers = requireNonNull(refused.getTrailers(), "the failed call has no trailers");
    return requireNonNull(
        trailers.get(Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER)), name);
  }
}
