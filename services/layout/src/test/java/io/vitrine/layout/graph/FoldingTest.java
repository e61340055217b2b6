package io.vitrine.layout.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.layout.NetworkSketch;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.NodeDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FoldingTest {
  static Stream<NetworkDescription> networks() {
    return Stream.of(
        NetworkSketch.squeezenet(),
        NetworkSketch.mnist(),
        NetworkSketch.resnet(),
        NetworkSketch.inception(),
        NetworkSketch.dense(5),
        NetworkSketch.random(100, 1));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void everyNodeIsInExactlyOneLayer(NetworkDescription network) {
    List<String> found = new ArrayList<>();
    for (FoldedLayer layer : Folding.fold(network).layers()) {
      Stream.concat(layer.chain().stream(), layer.plumbing().stream())
          .forEach(node -> found.add(node.getName()));
    }
    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            network.getNodesList().stream().map(NodeDescription::getName).toList());
  }

  @Test
  void showsSqueezenetAfterItsActivations() {
    LayerGraph graph = Folding.fold(NetworkSketch.squeezenet());
    // 26 convolutions, 8 concatenations, 4 poolings, the scores.
    assertThat(graph.size()).isEqualTo(26 + 8 + 4 + 1);
    assertThat(graph.layers().get(0).value().getName()).isEqualTo("squeezenet0_conv0_fwd_relu");
    assertThat(graph.layers().get(36).plumbing())
        .extracting(NodeDescription::getName)
        .containsExactly("squeezenet0_dropout0_fwd");
    assertThat(sources(graph, 36)).containsExactly(35);
    assertThat(graph.layers().get(38).value().getName()).isEqualTo("squeezenet0_flatten0_reshape0");
  }

  @Test
  void foldsBiasesOfTheirOwnAndConstantReshapes() {
    LayerGraph graph = Folding.fold(NetworkSketch.mnist());
    assertThat(graph.layers())
        .extracting(layer -> layer.value().getName())
        .containsExactly("ReLU32", "Pooling66", "ReLU114", "Pooling160", "Plus214");
    assertThat(graph.layers().get(4).plumbing())
        .extracting(NodeDescription::getName)
        .containsExactly("Times212_reshape1", "Times212_reshape0");
    assertThat(sources(graph, 4)).containsExactly(3);
  }

  @Test
  void keepsWhatSomethingElseReadsToo() {
    NetworkSketch net = NetworkSketch.withInput(3, 8);
    String conv = net.maps("Conv", "conv", 4, 8, "data", net.weight("w"));
    String relu = net.maps("Relu", "relu", 4, 8, conv);
    net.maps("Add", "sum", 4, 8, relu, conv);
    LayerGraph graph = Folding.fold(net.build("sum"));
    assertThat(graph.layers())
        .extracting(layer -> layer.head().getName())
        .containsExactly("conv", "relu", "sum");
    assertThat(sources(graph, 2)).containsExactly(0, 1);
  }

  @Test
  void keepsAValueThatIsAnOutputApart() {
    NetworkSketch net = NetworkSketch.withInput(3, 8);
    String conv = net.maps("Conv", "conv", 4, 8, "data", net.weight("w"));
    net.maps("Relu", "relu", 4, 8, conv);
    assertThat(Folding.fold(net.build("conv", "relu")).size()).isEqualTo(2);
  }

  @Test
  void takesAGateForTheActivationItIs() {
    NetworkSketch net = NetworkSketch.withInput(3, 8);
    String conv = net.convNorm("conv", 4, 8, "data");
    String gate = net.maps("Sigmoid", "gate", 4, 8, conv);
    String silu = net.maps("Mul", "silu", 4, 8, conv, gate);
    net.maps("MaxPool", "pool", 4, 4, silu);
    LayerGraph graph = Folding.fold(net.build("pool"));
    assertThat(graph.layers())
        .extracting(layer -> layer.value().getName())
        .containsExactly("silu", "pool");
  }

  @Test
  void givesALonelyShapeALayer() {
    NetworkSketch net = NetworkSketch.withInput(3, 8);
    net.plumbing("Shape", "shape", 1, 1, "data");
    assertThat(Folding.fold(net.build()).size()).isEqualTo(1);
  }

  private static int[] sources(LayerGraph graph, int layer) {
    return IntStream.range(graph.flow().start(layer), graph.flow().start(layer + 1))
        .map(graph.flow()::source)
        .toArray();
  }
}
