package io.vitrine.network.onnx;

import static io.vitrine.network.TestModels.body;
import static io.vitrine.network.TestModels.floats;
import static io.vitrine.network.TestModels.integer;
import static io.vitrine.network.TestModels.node;
import static io.vitrine.network.TestModels.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.network.Attribute;
import io.vitrine.network.ElementType;
import io.vitrine.network.Graph;
import io.vitrine.network.ModelException;
import io.vitrine.network.ModelException.Reason;
import io.vitrine.network.Network;
import io.vitrine.network.Node;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.Shape;
import io.vitrine.network.TestModels;
import io.vitrine.network.Value;
import io.vitrine.network.onnx.wire.AttributeProto;
import io.vitrine.network.onnx.wire.FunctionProto;
import io.vitrine.network.onnx.wire.GraphProto;
import io.vitrine.network.onnx.wire.ModelProto;
import io.vitrine.network.onnx.wire.OperatorSetIdProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxReaderTest {
  private final Path folder;

  OnnxReaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static GraphProto.Builder graph() {
    return GraphProto.newBuilder().addInput(value("x", 2)).addOutput(value("y", 2));
  }

  private Network read(GraphProto.Builder graph) throws IOException {
    return TestModels.read(folder, graph);
  }

  private void refused(GraphProto.Builder graph, Reason reason, String message) {
    assertThatThrownBy(() -> read(graph))
        .isInstanceOfSatisfying(ModelException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContaining(message);
  }

  private static List<String> ops(Graph graph) {
    return graph.nodes().stream().map(Node::op).toList();
  }

  @Test
  void nodesAreSortedAndNamedOnce() throws IOException {
    Network network =
        read(
            graph()
                .addNode(node("Relu", List.of("b"), "y").setName("/layer1/layer1.0/relu/Relu"))
                .addNode(node("Abs", List.of("x"), "a").setName("same"))
                .addNode(node("Neg", List.of("a"), "b").setName("same"))
                .addNode(node("Exp", List.of("a"), "c")));
    assertThat(ops(network.graph())).containsExactly("Abs", "Neg", "Relu", "Exp");
    assertThat(network.graph().nodes().stream().map(Node::name))
        .containsExactly("same", "same_2", "/layer1/layer1.0/relu/Relu", "Exp_3");
    assertThat(network.graph().nodes().get(2).scope())
        .containsExactly("layer1", "layer1.0", "relu");
  }

  @Test
  void contradictionsAreNamed() {
    refused(
        graph()
            .addNode(node("Neg", List.of("b"), "y").setName("p"))
            .addNode(node("Abs", List.of("y"), "b").setName("q")),
        Reason.INVALID_GRAPH,
        "in a circle through 2 nodes");
    refused(
        graph().addNode(node("Neg", List.of("ghost"), "y").setName("p")),
        Reason.INVALID_GRAPH,
        "node \"p\" (Neg): it uses the value \"ghost\", which nothing produces");
    refused(
        graph().addNode(node("Neg", List.of("x"), "z")),
        Reason.INVALID_GRAPH,
        "output \"y\", which nothing produces");
    refused(
        graph().addNode(node("Neg", List.of("x"), "y")).addNode(node("Abs", List.of("x"), "y")),
        Reason.INVALID_GRAPH,
        "\"y\" is defined twice");
    refused(
        graph()
            .addInitializer(floats("w", List.of(3L), 1, 2))
            .addNode(node("Add", List.of("x", "w"), "y")),
        Reason.INVALID_GRAPH,
        "needs 12 bytes; the file holds 8");
  }

  @Test
  void aFileCutAnywhereIsRefused() throws IOException {
    byte[] whole =
        TestModels.model(
                graph()
                    .addInitializer(floats("w", List.of(2L), 1, 2))
                    .addNode(node("Add", List.of("x", "w"), "y")))
            .toByteArray();
    for (int length = 0; length < whole.length; length++) {
      Path cut = Files.write(folder.resolve("cut.onnx"), java.util.Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> OnnxReader.read(cut, ReadLimits.standard()))
          .isInstanceOf(ModelException.class)
          .hasMessageStartingWith("cut.onnx: ");
    }
  }

  @Test
  void initializersAmongTheInputsAreWeights() throws IOException {
    Network network =
        read(
            graph()
                .addInput(value("w", 2))
                .addInitializer(floats("w", List.of(2L), 1, 2))
                .addNode(node("Add", List.of("x", "w"), "y")));
    assertThat(network.graph().inputs()).extracting(Value::name).containsExactly("x");
    assertThat(network.graph().initializers()).extracting(Value::name).containsExactly("w");
  }

  @Test
  void namesOfBodiesAreToldApart() throws IOException {
    GraphProto.Builder branch =
        GraphProto.newBuilder()
            .addInitializer(floats("w", List.of(2L), 1, 2))
            .addNode(node("Add", List.of("x", "w"), "inner"))
            .addOutput(value("inner", 2));
    Network network =
        read(
            graph()
                .addInput(value("c"))
                .addNode(
                    node("If", List.of("c"), "y")
                        .addAttribute(body("then_branch", branch.clone()))
                        .addAttribute(body("else_branch", branch.clone()))));
    Node node = network.graph().nodes().get(0);
    assertThat(node.uses()).containsExactlyInAnyOrder("c", "x");
    assertThat(node.bodies().values().stream().flatMap(body -> body.outputs().stream()))
        .hasSize(2)
        .doesNotHaveDuplicates();
    assertThat(network.weights()).hasSize(2);
  }

  private static ModelProto withFunction(FunctionProto.Builder function) {
    return TestModels.model(
            graph()
                .addNode(
                    node("Twice", List.of("x"), "y")
                        .setDomain("mine")
                        .setName("call")
                        .addAttribute(integer("axis", 1))))
        .toBuilder()
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("mine").setVersion(1))
        .addFunctions(function.setDomain("mine").setName("Twice").addInput("a").addOutput("b"))
        .build();
  }

  @Test
  void functionsAreReplacedByWhatTheyDo() throws IOException {
    AttributeProto reference =
        AttributeProto.newBuilder().setName("axis").setType(2).setRefAttrName("axis").build();
    Path file =
        TestModels.write(
            folder,
            withFunction(
                FunctionProto.newBuilder()
                    .addAttribute("axis")
                    .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(18))
                    .addNode(node("Softmax", List.of("t"), "b").addAttribute(reference))
                    .addNode(node("Add", List.of("a", "a"), "t").setName("sum"))));
    Graph graph = OnnxReader.read(file, ReadLimits.standard()).graph();
    assertThat(ops(graph)).containsExactly("Add", "Softmax");
    assertThat(graph.nodes().get(0).inputs()).containsExactly("x", "x");
    assertThat(graph.nodes().get(0).name()).isEqualTo("call/sum");
    assertThat(graph.nodes().get(1).outputs()).containsExactly("y");
    assertThat(graph.nodes().get(1).opset()).isEqualTo(18);
    assertThat(graph.nodes().get(1).attribute("axis")).contains(new Attribute.Int(1));
  }

  @Test
  void aFunctionThatCallsItselfIsRefused() throws IOException {
    Path file =
        TestModels.write(
            folder,
            withFunction(
                FunctionProto.newBuilder()
                    .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("mine").setVersion(1))
                    .addNode(node("Twice", List.of("a"), "b").setDomain("mine"))));
    assertThatThrownBy(() -> OnnxReader.read(file, ReadLimits.standard()))
        .hasMessageContaining("call themselves");
  }

  @Test
  void everyLimitHolds() throws IOException {
    GraphProto.Builder graph =
        graph()
            .addInitializer(floats("w", List.of(2L), 1, 2))
            .addNode(node("Add", List.of("x", "w"), "y"));
    Path file = TestModels.write(folder, TestModels.model(graph));
    long size = Files.size(file);
    read(file, new ReadLimits(size, 1, 8, 1, 15, 1, 0, 3));
    assertLimit(file, new ReadLimits(size - 1, 1, 8, 1, 15, 1, 0, 3), "fileBytes");
    assertLimit(file, new ReadLimits(size, 1, 7, 1, 15, 1, 0, 3), "tensorBytes");
    assertLimit(file, new ReadLimits(size, 1, 8, 0, 15, 1, 0, 3), "tensorAxes");
    assertLimit(file, new ReadLimits(size, 1, 8, 1, 14, 1, 0, 3), "messages");
    assertLimit(file, new ReadLimits(size, 1, 8, 1, 15, 0, 0, 3), "nodes");
    assertLimit(file, new ReadLimits(size, 1, 8, 1, 15, 1, 0, 2), "nameLength");
  }

  @Test
  void nestingIsLimited() throws IOException {
    GraphProto.Builder inside =
        GraphProto.newBuilder().addNode(node("Neg", List.of("x"), "v1")).addOutput(value("v1", 2));
    for (int i = 2; i <= 4; i++) {
      inside =
          GraphProto.newBuilder()
              .addNode(node("If", List.of("x"), "v" + i).addAttribute(body("then_branch", inside)))
              .addOutput(value("v" + i, 2));
    }
    GraphProto.Builder graph =
        graph().addNode(node("If", List.of("x"), "y").addAttribute(body("then_branch", inside)));
    Path file = TestModels.write(folder, TestModels.model(graph));
    read(file, new ReadLimits(10_000, 1, 8, 1, 1000, 100, 4, 100));
    assertLimit(file, new ReadLimits(10_000, 1, 8, 1, 1000, 100, 3, 100), "nesting");
  }

  private static Network read(Path file, ReadLimits limits) {
    return OnnxReader.read(file, limits);
  }

  private static void assertLimit(Path file, ReadLimits limits, String name) {
    assertThatThrownBy(() -> OnnxReader.read(file, limits))
        .isInstanceOfSatisfying(
            ModelException.class, e -> assertThat(e.reason()).isEqualTo(Reason.LIMIT))
        .hasMessageContaining(name);
  }

  @Test
  void declaredTypesAndOpenSizesAreKept() throws IOException {
    Graph graph =
        read(GraphProto.newBuilder()
                .addInput(value("x", -1, 3))
                .addNode(node("Neg", List.of("x"), "y"))
                .addOutput(value("y", -1, 3)))
            .graph();
    assertThat(graph.inputs().get(0).type()).contains(ElementType.FLOAT32);
    assertThat(graph.inputs().get(0).shape().map(Shape::toString)).contains("[n x 3]");
  }
}
