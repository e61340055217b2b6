package io.vitrine.featureviz.fourier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.vitrine.protocol.Dimension;
import io.vitrine.protocol.ElementType;
import io.vitrine.protocol.JobRequest.FeatureVisualization;
import io.vitrine.protocol.ModelReference;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.NodeDescription;
import io.vitrine.protocol.Objective;
import io.vitrine.protocol.Preprocessing;
import io.vitrine.protocol.Problem.Category;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.protocol.TileForm;
import io.vitrine.protocol.ValueDescription;
import io.vitrine.protocol.VisualizationRecipe;
import io.vitrine.protocol.VisualizationRecipe.Fit;
import io.vitrine.transport.ProblemException;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class FourierRecipesTest {
  private static final NetworkDescription NETWORK =
      NetworkDescription.newBuilder()
          .addAllInputs(List.of("image", "mask"))
          .addNodes(node("Conv", List.of("image", "kernel"), "maps"))
          .addNodes(node("Relu", List.of("maps"), "lit"))
          .addNodes(node("Gemm", List.of("lit", "table"), "classes"))
          .addNodes(node("ArgMax", List.of("classes"), "best"))
          .addNodes(node("Add", List.of("lit", "mask"), "masked"))
          .addNodes(node("Relu", List.of("mask"), "elsewhere"))
          .addValues(value("image", ElementType.FLOAT32, TileForm.Kind.FEATURE_MAPS, 1, 3, 64, 48))
          .addValues(value("kernel", ElementType.FLOAT32, TileForm.Kind.NOT_SHOWN, 20, 3, 3, 3))
          .addValues(value("maps", ElementType.FLOAT32, TileForm.Kind.FEATURE_MAPS, 1, 20, 64, 48))
          .addValues(value("lit", ElementType.FLOAT32, TileForm.Kind.FEATURE_MAPS, 1, 20, 64, 48))
          .addValues(value("classes", ElementType.FLOAT32, TileForm.Kind.STRIP, 1, 10))
          .addValues(value("best", ElementType.INT64, TileForm.Kind.STRIP, 1, 1))
          .addValues(
              value("masked", ElementType.FLOAT32, TileForm.Kind.FEATURE_MAPS, 1, 20, 64, 48))
          .addValues(
              value("elsewhere", ElementType.FLOAT32, TileForm.Kind.FEATURE_MAPS, 1, 20, 64, 48))
          .build();

  private final FourierRecipes recipes = new FourierRecipes(new TestSettings());

  @Test
  void leavesNothingOpen() {
    FeatureVisualization request = request("lit").addChannels(3).setSeed(7).build();
    VisualizationRecipe recipe = recipes.resolve(request, NETWORK);
    assertThat(recipe)
        .isEqualTo(
            VisualizationRecipe.newBuilder()
                .setMethod("fourier")
                .setAlgorithmVersion(FourierRecipes.ALGORITHM_VERSION)
                .setGraphHash(request.getModel().getGraphHash())
                .setWeightsHash(request.getModel().getWeightsHash())
                .setPreprocessing(request.getModel().getPreprocessing())
                .setWidth(48)
                .setHeight(64)
                .setSteps(512)
                .setSeed(7)
                .setBlockSize(1)
                .setLearningRate(0.05f)
                .setDecay(1)
                .setFit(Fit.CROP_OR_PAD)
                .setTransformations(true)
                .setDeviceClass("cpu")
                .setEngine("libtorch 2.7.1")
                .setThreads(2)
                .build());
  }

  @Test
  void takesAllChannelsWhereNoneIsNamed() {
    assertThat(recipes.objectives(request("classes").build(), NETWORK))
        .hasSize(10)
        .endsWith(Objective.newBuilder().setValue("classes").setChannel(9).build());
  }

  @Test
  void makesBlocksNoLargerThanNeeded() {
    assertThat(recipes.resolve(request("lit").build(), NETWORK).getBlockSize()).isEqualTo(8);
    assertThat(
            recipes
                .resolve(request("lit").addAllChannels(List.of(5, 6, 9)).build(), NETWORK)
                .getBlockSize())
        .isEqualTo(4);
  }

  @Test
  void fitsPicturesOfAnotherSizeByWhatTheNetworkTakes() {
    assertThat(recipes.resolve(request("lit").setSize(96).build(), NETWORK).getFit())
        .isEqualTo(Fit.NONE);
    assertThat(recipes.resolve(request("classes").setSize(96).build(), NETWORK).getFit())
        .isEqualTo(Fit.RESIZE);
  }

  @Test
  void refusesWhatCantBeDoneAndSaysWhy() {
    refused(request("list"), Reason.NOT_FOUND).hasMessageContaining("near: 'lit'");
    refused(request("best"), Reason.INVALID).hasMessageContaining("INT64");
    refused(request("kernel"), Reason.UNSUPPORTED).hasMessageContaining("'kernel'");
    refused(request("elsewhere"), Reason.INVALID).hasMessageContaining("'image'");
    refused(request("masked"), Reason.UNSUPPORTED).hasMessageContaining("mask");
    refused(request("lit").addChannels(20), Reason.INVALID).hasMessageContaining("0 to 19");
    refused(request("lit").addChannels(2).addChannels(2), Reason.INVALID)
        .hasMessageContaining("twice");
    refused(request("lit").setSize(2000), Reason.LIMIT).hasMessageContaining("largest-side");
    refused(request("lit").setSize(8), Reason.INVALID).hasMessageContaining("16");
    refused(request("lit").setSteps(-1), Reason.LIMIT).hasMessageContaining("most-steps");
    FeatureVisualization.Builder pictureless = request("lit");
    pictureless.getModelBuilder().clearPreprocessing();
    refused(pictureless, Reason.UNSUPPORTED).hasMessageContaining("takes no picture");
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused(
      FeatureVisualization.Builder request, Reason reason) {
    return assertThatThrownBy(() -> recipes.resolve(request.build(), NETWORK))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().getCategory()).isEqualTo(Category.CALLER);
              assertThat(e.problem().getReason()).isEqualTo(reason);
              assertThat(e.problem().getAction()).isNotEmpty();
            });
  }

  private static FeatureVisualization.Builder request(String value) {
    return FeatureVisualization.newBuilder()
        .setModel(
            ModelReference.newBuilder()
                .setName("net")
                .setGraphHash(ByteString.copyFrom(new byte[] {1}))
                .setWeightsHash(ByteString.copyFrom(new byte[] {2}))
                .setPreprocessing(
                    Preprocessing.newBuilder()
                        .setInput("image")
                        .setWidth(48)
                        .setHeight(64)
                        .setRange(1)))
        .setValue(value);
  }

  private static NodeDescription node(String op, List<String> inputs, String output) {
    return NodeDescription.newBuilder()
        .setName(output)
        .setOp(op)
        .addAllInputs(inputs)
        .addOutputs(output)
        .build();
  }

  private static ValueDescription value(
      String name, ElementType type, TileForm.Kind kind, long... shape) {
    ValueDescription.Builder value =
        ValueDescription.newBuilder()
            .setName(name)
            .setType(type)
            .setKnownRank(true)
            .setProducer(name)
            .setForm(TileForm.newBuilder().setKind(kind));
    for (long size : shape) {
      value.addShape(Dimension.newBuilder().setSize(size));
    }
    return value.build();
  }
}
