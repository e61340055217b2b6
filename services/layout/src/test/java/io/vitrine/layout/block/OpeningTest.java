package io.vitrine.layout.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.layout.NetworkSketch;
import io.vitrine.layout.Placement;
import io.vitrine.layout.SceneRules;
import io.vitrine.layout.ShapedSketches;
import io.vitrine.protocol.Block;
import io.vitrine.protocol.Layer;
import io.vitrine.protocol.LayoutParameters;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.Scene;
import io.vitrine.protocol.TileForm;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Blocks, and which of them stand open, as a viewer gets to know them. */
class OpeningTest {
  private static final NetworkDescription RESNET = ShapedSketches.scoped(NetworkSketch.resnet());

  @Test
  void aNetworkThatOneCanGraspOpensWhole() {
    Scene scene = open(NetworkSketch.squeezenet(), LayoutParameters.newBuilder());
    assertThat(scene.getLayersCount()).isEqualTo(39);
    assertThat(scene.getLayersList()).allMatch(layer -> layer.getExcerpt() == 0);
    assertThat(scene.getBlocksList()).isNotEmpty().allMatch(Block::getOpen);
  }

  @Test
  void tenThousandNodesOpenAsWhatOneCanGrasp() {
    Scene scene = open(NetworkSketch.random(10_000, 1), LayoutParameters.newBuilder());
    SceneRules.oneCanGraspIt(scene);
    assertThat(scene.getLayersCount()).isGreaterThan(15);
    List<Layer> closed =
        scene.getLayersList().stream().filter(layer -> !layer.getClosedBlock().isEmpty()).toList();
    assertThat(closed).isNotEmpty();
    assertThat(closed)
        .filteredOn(layer -> layer.getForm().getTiles() > 8)
        .isNotEmpty()
        .allSatisfy(
            layer -> {
              assertThat(layer.getExcerpt()).isEqualTo(8);
              assertThat(Math.max(layer.getTileWidth(), layer.getTileHeight()))
                  .as("double size, as far as there are elements")
                  .isBetween(0.099f * Math.min(2, layer.getForm().getWidth()), 0.2001f);
            });
  }

  @Test
  void modulesAreBlocks() {
    Scene scene = open(RESNET, LayoutParameters.newBuilder());
    assertThat(scene.getBlocksList())
        .filteredOn(block -> block.getName().startsWith("layer1."))
        .extracting(Block::getName)
        .containsExactly("layer1.0", "layer1.1", "layer1.2");
    Layer closed =
        scene.getLayersList().stream()
            .filter(layer -> layer.getClosedBlock().equals("layer1.0"))
            .findFirst()
            .orElseThrow();
    assertThat(closed.getValue()).as("what it hands on").isEqualTo("layer1.0/relu");
    assertThat(closed.getTitle()).isEqualTo("layer1.0  5 layers  256 x 56 x 56");
  }

  @Test
  void aViewerOpensAndClosesByName() {
    Scene opened = open(RESNET, LayoutParameters.newBuilder().addOpened("layer1.0"));
    assertThat(values(opened)).contains("layer1.0/relu1", "layer1.0/relu2", "layer1.0/relu");
    Block block = block(opened, "layer1.0");
    assertThat(block.getOpen()).isTrue();
    assertThat(block.getShownLayers()).isEqualTo(5);
    assertThat(opened.getLayers(block.getFirstLayer()).getValue()).isEqualTo("layer1.0/relu1");

    LayoutParameters.Builder again =
        LayoutParameters.newBuilder().addOpened("layer1.0").addClosed("layer1.1");
    assertThat(block(open(RESNET, again), "layer1.1").getOpen()).isFalse();

    Scene closed = open(RESNET, LayoutParameters.newBuilder().setWhole(true).addClosed("layer1.0"));
    assertThat(block(closed, "layer1.0").getOpen()).isFalse();
    assertThat(block(closed, "layer1.1").getOpen()).isTrue();
  }

  @Test
  void aLayerOpensAndClosesByItsValue() {
    Scene scene =
        open(
            RESNET,
            LayoutParameters.newBuilder().addOpened("layer4.2/relu2").addClosed("stem_relu"));
    assertThat(layer(scene, "layer4.2/relu2").getExcerpt()).isZero();
    assertThat(block(scene, "layer4.2").getOpen()).as("what is around it").isTrue();
    assertThat(layer(scene, "stem_relu").getExcerpt()).isEqualTo(8);
  }

  @Test
  void whatLiesBetweenNarrowPlacesIsABlockWhereTheFileNamesNone() {
    Scene scene = open(NetworkSketch.resnet(), LayoutParameters.newBuilder());
    assertThat(scene.getLayersList())
        .filteredOn(layer -> !layer.getClosedBlock().isEmpty())
        .extracting(Layer::getValue)
        .as("each residual block")
        .hasSize(16)
        .allMatch(value -> value.endsWith("/relu"));
  }

  @Test
  void attentionAndTheMlpAreBlocks() {
    Scene named =
        open(
            ShapedSketches.transformer(12, 8, true),
            LayoutParameters.newBuilder().addOpened("h.3"));
    assertThat(block(named, "h.3/attn").getOpen()).isFalse();
    assertThat(block(named, "h.3/mlp").getOpen()).isFalse();

    Scene unnamed = open(ShapedSketches.transformer(12, 8, false), LayoutParameters.newBuilder());
    List<Layer> attentions =
        unnamed.getLayersList().stream()
            .filter(layer -> layer.getTitle().startsWith("attention "))
            .toList();
    assertThat(attentions)
        .hasSize(12)
        .allSatisfy(
            layer -> {
              assertThat(layer.getForm().getKind()).isEqualTo(TileForm.Kind.ATTENTION);
              assertThat(layer.getValue()).endsWith("/attn/softmax");
            });
    assertThat(unnamed.getLayersList())
        .filteredOn(layer -> layer.getTitle().startsWith("MLP "))
        .hasSize(12);
  }

  @Test
  void blocksNestAndHoldWhatTheySay() {
    NetworkDescription network = NetworkSketch.random(5_000, 2);
    Scene scene = open(network, LayoutParameters.newBuilder().setWhole(true));
    assertThat(scene.getLayersCount()).isEqualTo(5_000);
    for (Block block : scene.getBlocksList()) {
      assertThat(block.getShownLayers()).isEqualTo(block.getLayers()).isGreaterThan(1);
      if (block.getParent() >= 0) {
        Block around = scene.getBlocks(block.getParent());
        assertThat(block.getFirstLayer()).isGreaterThanOrEqualTo(around.getFirstLayer());
        assertThat(block.getFirstLayer() + block.getLayers())
            .isLessThanOrEqualTo(around.getFirstLayer() + around.getLayers());
      }
    }
    assertThat(scene.getBlocksList()).extracting(Block::getName).doesNotHaveDuplicates();
  }

  private static Scene open(NetworkDescription network, LayoutParameters.Builder parameters) {
    return Placement.place(network, parameters.build(), () -> false);
  }

  private static Block block(Scene scene, String name) {
    return scene.getBlocksList().stream()
        .filter(block -> block.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Layer layer(Scene scene, String value) {
    return scene.getLayersList().stream()
        .filter(layer -> layer.getValue().equals(value))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> values(Scene scene) {
    return scene.getLayersList().stream().map(Layer::getValue).toList();
  }
}
