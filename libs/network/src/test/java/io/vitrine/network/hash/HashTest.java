package io.vitrine.network.hash;

import static io.vitrine.network.TestModels.floats;
import static io.vitrine.network.TestModels.ints;
import static io.vitrine.network.TestModels.longs;
import static io.vitrine.network.TestModels.node;
import static io.vitrine.network.TestModels.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.network.Network;
import io.vitrine.network.OutsideData;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.TestModels;
import io.vitrine.network.onnx.OnnxReader;
import io.vitrine.network.onnx.wire.AttributeProto;
import io.vitrine.network.onnx.wire.GraphProto;
import io.vitrine.network.onnx.wire.ModelProto;
import io.vitrine.network.onnx.wire.NodeProto;
import io.vitrine.network.onnx.wire.TensorProto;
import io.vitrine.network.onnx.wire.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashTest {
  private final Path folder;

  HashTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** Two branches, a target shape, a value nobody needs. */
  private static GraphProto.Builder graph(float weight, long perm, long... target) {
    return GraphProto.newBuilder()
        .addInput(value("x", 2, 3))
        .addInitializer(floats("a", List.of(3L), 1, 2, weight))
        .addInitializer(floats("b", List.of(3L), 4, 5, 6))
        .addInitializer(longs("target", target))
        .addNode(node("Add", List.of("x", "a"), "xa"))
        .addNode(node("Mul", List.of("xa", "b"), "xab"))
        .addNode(node("Relu", List.of("xa"), "dead"))
        .addNode(node("Transpose", List.of("xab"), "t").addAttribute(ints("perm", perm, 1 - perm)))
        .addNode(node("Reshape", List.of("t", "target"), "y"))
        .addOutput(value("y", -1, -1));
  }

  private String graphHash(GraphProto.Builder graph) throws IOException {
    return Digest.hex(GraphHash.of(TestModels.read(folder, graph)));
  }

  private String weightsHash(GraphProto.Builder graph) throws IOException {
    return Digest.hex(WeightsHash.of(TestModels.read(folder, graph)));
  }

  @Test
  void aWeightChangesTheWeightsHashAlone() throws IOException {
    assertThat(graphHash(graph(3, 1, 6, 1))).isEqualTo(graphHash(graph(9, 1, 6, 1)));
    assertThat(weightsHash(graph(3, 1, 6, 1))).isNotEqualTo(weightsHash(graph(9, 1, 6, 1)));
  }

  @Test
  void anAttributeChangesTheGraphHashAlone() throws IOException {
    assertThat(graphHash(graph(3, 1, 6, 1))).isNotEqualTo(graphHash(graph(3, 0, 6, 1)));
    assertThat(weightsHash(graph(3, 1, 6, 1))).isEqualTo(weightsHash(graph(3, 0, 6, 1)));
  }

  @Test
  void aTargetShapeBelongsToTheGraph() throws IOException {
    assertThat(graphHash(graph(3, 1, 6, 1))).isNotEqualTo(graphHash(graph(3, 1, 1, 6)));
    assertThat(weightsHash(graph(3, 1, 6, 1))).isEqualTo(weightsHash(graph(3, 1, 1, 6)));
  }

  @Test
  void aSharedWeightIsNotTwoEqualOnes() throws IOException {
    GraphProto.Builder shared = graph(3, 1, 6, 1);
    shared.setNode(1, node("Mul", List.of("xa", "a"), "xab"));
    assertThat(graphHash(shared)).isNotEqualTo(graphHash(graph(3, 1, 6, 1)));
  }

  @Test
  void swappedWeightsAreAnotherCheckpoint() throws IOException {
    GraphProto.Builder swapped = graph(3, 1, 6, 1);
    swapped.setNode(0, node("Add", List.of("x", "b"), "xa"));
    swapped.setNode(1, node("Mul", List.of("xa", "a"), "xab"));
    assertThat(graphHash(swapped)).isEqualTo(graphHash(graph(3, 1, 6, 1)));
    assertThat(weightsHash(swapped)).isNotEqualTo(weightsHash(graph(3, 1, 6, 1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "models/squeezenet1.1/squeezenet1.1.onnx",
        "models/mnist8/mnist-8.onnx",
        "models/yunet/yunet_n_dynamic.onnx",
        "conformance/burn_opset_ladder/opset_01.onnx",
        "conformance/burn_opset_ladder/opset_13.onnx",
      })
  void namesAndOrderPlayNoPart(String model) throws IOException {
    Path file = OutsideData.at(model);
    Network plain = OnnxReader.read(file, ReadLimits.standard());
    ModelProto proto = ModelProto.parseFrom(Files.readAllBytes(file));
    ModelProto renamed =
        proto.toBuilder()
            .setProducerName("somebody else")
            .setGraph(renamedAndShuffled(proto.getGraph()))
            .build();
    Network other = OnnxReader.read(TestModels.write(folder, renamed), ReadLimits.standard());

    assertThat(other.graph().nodes().get(0).name()).startsWith("renamed");
    assertThat(GraphHash.of(other)).isEqualTo(GraphHash.of(plain));
    assertThat(WeightsHash.of(other)).isEqualTo(WeightsHash.of(plain));
  }

  private static GraphProto renamedAndShuffled(GraphProto graph) {
    GraphProto.Builder result = renamed(graph).toBuilder();
    List<NodeProto> nodes = new ArrayList<>(result.getNodeList());
    Collections.shuffle(nodes, new Random(1));
    result.clearNode().addAllNode(nodes);
    List<TensorProto> tensors = new ArrayList<>(result.getInitializerList());
    Collections.shuffle(tensors, new Random(2));
    return result.clearInitializer().addAllInitializer(tensors).build();
  }

  private static GraphProto renamed(GraphProto graph) {
    GraphProto.Builder result = graph.toBuilder().setName("renamed");
    for (int i = 0; i < result.getNodeCount(); i++) {
      NodeProto.Builder node = result.getNodeBuilder(i).setName("renamed" + i);
      for (int k = 0; k < node.getInputCount(); k++) {
        node.setInput(k, renamed(node.getInput(k)));
      }
      for (int k = 0; k < node.getOutputCount(); k++) {
        node.setOutput(k, renamed(node.getOutput(k)));
      }
      for (AttributeProto.Builder attribute : node.getAttributeBuilderList()) {
        if (attribute.hasG()) {
          attribute.setG(renamed(attribute.getG()));
        }
      }
    }
    result.getInitializerBuilderList().forEach(t -> t.setName(renamed(t.getName())));
    result.getInputBuilderList().forEach(HashTest::rename);
    result.getOutputBuilderList().forEach(HashTest::rename);
    return result.clearValueInfo().build();
  }

  private static void rename(ValueInfoProto.Builder value) {
    value.setName(renamed(value.getName()));
  }

  private static String renamed(String name) {
    return name.isEmpty() ? "" : "v" + Integer.toHexString(name.hashCode()) + name.length();
  }
}
