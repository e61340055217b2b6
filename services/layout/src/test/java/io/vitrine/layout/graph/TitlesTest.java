package io.vitrine.layout.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.layout.NetworkSketch;
import io.vitrine.layout.Placement;
import io.vitrine.protocol.Layer;
import io.vitrine.protocol.LayoutParameters;
import io.vitrine.protocol.NodeDescription;
import java.util.List;
import org.junit.jupiter.api.Test;

class TitlesTest {
  @Test
  void leavesOutWhatEveryNameSays() {
    List<String> titles =
        Placement.place(
                NetworkSketch.squeezenet(), LayoutParameters.getDefaultInstance(), () -> false)
            .getLayersList()
            .stream()
            .map(Layer::getTitle)
            .toList();
    assertThat(titles)
        .startsWith("conv0  Conv+Relu  64 x 111 x 111", "pool0  MaxPool  64 x 55 x 55")
        .endsWith("flatten0_reshape0  Flatten  1000");
  }

  @Test
  void writesTheModuleOnce() {
    NodeDescription node =
        NodeDescription.newBuilder()
            .setName("/layer1/layer1.0/conv1/Conv")
            .setOp("Conv")
            .addAllScope(List.of("layer1", "layer1.0", "conv1"))
            .build();
    FoldedLayer layer = new FoldedLayer(NetworkSketch.maps("v", 64, 56), List.of(node), List.of());
    assertThat(new Titles(List.of(layer)).title(layer))
        .isEqualTo("layer1.0/conv1  Conv  64 x 56 x 56");
  }
}
