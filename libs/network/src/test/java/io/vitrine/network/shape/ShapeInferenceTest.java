package io.vitrine.network.shape;

import static io.vitrine.network.TestModels.body;
import static io.vitrine.network.TestModels.floats;
import static io.vitrine.network.TestModels.integer;
import static io.vitrine.network.TestModels.ints;
import static io.vitrine.network.TestModels.longs;
import static io.vitrine.network.TestModels.node;
import static io.vitrine.network.TestModels.value;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.network.Graph;
import io.vitrine.network.ModelException;
import io.vitrine.network.ModelException.Reason;
import io.vitrine.network.Shape;
import io.vitrine.network.TestModels;
import io.vitrine.network.onnx.wire.GraphProto;
import io.vitrine.network.onnx.wire.NodeProto;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ShapeInferenceTest {
  private final Path folder;

  ShapeInferenceTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static GraphProto.Builder graph() {
    return GraphProto.newBuilder().addInput(value("x", 2, 3, 4));
  }

  private Graph infer(GraphProto.Builder graph, Map<String, Shape> inputs) throws IOException {
    return ShapeInference.infer(TestModels.read(folder, graph), inputs);
  }

  private String shapeOf(String name, GraphProto.Builder graph) throws IOException {
    return shape(infer(graph, Map.of()), name).map(Shape::toString).orElse("?");
  }

  private static Optional<Shape> shape(Graph graph, String name) {
    return requireNonNull(graph.values().get(name)).shape();
  }

  static Stream<Arguments> misfits() {
    NodeProto.Builder badPerm = node("Transpose", List.of("x"), "y");
    return Stream.of(
        Arguments.of(badPerm.clone().addAttribute(ints("perm", 0, 0, 1)), "axis 0 is given twice"),
        Arguments.of(badPerm.clone().addAttribute(ints("perm", 0, 1)), "no order of the axes"),
        Arguments.of(badPerm.clone().addAttribute(ints("perm", 0, 1, 3)), "axis 3 does not exist"),
        Arguments.of(
            node("Softmax", List.of("x"), "y").addAttribute(integer("axis", 3)),
            "axis 3 does not exist"),
        Arguments.of(
            node("PRelu", List.of("x", "slope"), "y"), "does not broadcast to [2 x 3 x 4]"),
        Arguments.of(node("Reshape", List.of("x", "five"), "y"), "cannot be reshaped to [5 x 5]"),
        Arguments.of(node("Slice", List.of("x", "five", "five", "five"), "y"), "axis 5"),
        Arguments.of(node("MatMul", List.of("x", "x"), "y"), "do not fit: 4 is not 3"),
        Arguments.of(node("Add", List.of("x", "slope"), "y"), "do not broadcast"),
        Arguments.of(node("Squeeze", List.of("x"), "y"), ""),
        Arguments.of(node("Conv", List.of("x"), "y"), "it has no input 1"),
        Arguments.of(node("Conv", List.of("x", "kernel"), "y"), "channels"),
        Arguments.of(
            node("Concat", List.of("x", "slope"), "y").addAttribute(integer("axis", 0)),
            "differ in axes"),
        Arguments.of(
            node("MaxPool", List.of("x"), "y").addAttribute(ints("kernel_shape", 5)),
            "does not fit the size 4"));
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void whatDoesNotFitNamesItsNode(NodeProto.Builder node, String message) throws IOException {
    GraphProto.Builder graph =
        graph()
            .addInitializer(floats("slope", List.of(5L, 1L), 1, 1, 1, 1, 1))
            .addInitializer(floats("kernel", List.of(1L, 5L, 1L), 1, 1, 1, 1, 1))
            .addInitializer(longs("five", 5, 5))
            .addNode(node.setName("culprit"))
            .addOutput(value("y"));
    if (message.isEmpty()) {
      assertThat(shapeOf("y", graph)).isEqualTo("[2 x 3 x 4]");
      return;
    }
    assertThatThrownBy(() -> infer(graph, Map.of()))
        .isInstanceOfSatisfying(
            ModelException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.INVALID_GRAPH);
              assertThat(e.node()).contains("culprit");
              assertThat(e.op()).contains(node.getOpType());
            })
        .hasMessageContaining(message);
  }

  @Test
  void unknownOperatorsLeaveTheirOutputsUnknown() throws IOException {
    GraphProto.Builder graph =
        graph()
            .addNode(node("Frobnicate", List.of("x"), "u"))
            .addNode(node("Relu", List.of("u"), "y"))
            .addOutput(value("y").toBuilder().clearType());
    assertThat(shapeOf("y", graph)).isEqualTo("?");
  }

  @Test
  void computedTargetsAreFollowed() throws IOException {
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .addInput(value("x", -1, 3, 8, 8))
            .addInitializer(longs("zero", 0))
            .addInitializer(longs("rest", -1))
            .addNode(node("Shape", List.of("x"), "s"))
            .addNode(node("Gather", List.of("s", "zero"), "batch"))
            .addNode(
                node("Concat", List.of("batch", "rest"), "target").addAttribute(integer("axis", 0)))
            .addNode(node("Reshape", List.of("x", "target"), "y"))
            .addOutput(value("y", -1, -1));
    assertThat(shapeOf("y", graph)).isEqualTo("[n x 192]");
    Graph fixed = infer(graph, Map.of("x", Shape.of(5, 3, 4, 4)));
    assertThat(shape(fixed, "y")).contains(Shape.of(5, 48));
  }

  @Test
  void declaredShapesDoNotOutliveAnotherInput() throws IOException {
    GraphProto.Builder graph =
        graph()
            .addNode(node("Relu", List.of("x"), "y"))
            .addNode(node("Frobnicate", List.of("y"), "z"))
            .addOutput(value("y", 2, 3, 4))
            .addOutput(value("z", 2, 7));
    assertThat(shapeOf("z", graph)).isEqualTo("[2 x 7]");
    Graph other = infer(graph, Map.of("x", Shape.of(9, 3, 4)));
    assertThat(shape(other, "y")).contains(Shape.of(9, 3, 4));
    assertThat(shape(other, "z")).isEmpty();
  }

  @Test
  void bodiesAreInferredAndWhatALoopGrowsStaysUnknown() throws IOException {
    GraphProto.Builder inside =
        GraphProto.newBuilder()
            .addInput(value("i").toBuilder().clearType())
            .addInput(value("c").toBuilder().clearType())
            .addInput(value("v").toBuilder().clearType())
            .addNode(node("Identity", List.of("c"), "c_out"))
            .addNode(node("Concat", List.of("v", "x"), "v_out").addAttribute(integer("axis", 0)))
            .addNode(node("Relu", List.of("x"), "each"))
            .addOutput(value("c_out").toBuilder().clearType())
            .addOutput(value("v_out").toBuilder().clearType())
            .addOutput(value("each").toBuilder().clearType());
    GraphProto.Builder graph =
        graph()
            .addInitializer(longs("trips", 3))
            .addNode(
                node("Loop", List.of("trips", "", "x"), "grown", "stacked")
                    .addAttribute(body("body", inside)))
            .addOutput(value("grown").toBuilder().clearType())
            .addOutput(value("stacked").toBuilder().clearType());
    Graph inferred = infer(graph, Map.of());
    assertThat(shape(inferred, "grown")).hasToString("Optional[[? x 3 x 4]]");
    assertThat(shape(inferred, "stacked")).hasToString("Optional[[? x 2 x 3 x 4]]");
    Graph body = requireNonNull(inferred.nodes().get(0).bodies().get("body"));
    assertThat(shape(body, "each")).contains(Shape.of(2, 3, 4));
  }

  @Test
  void aWrongInputIsNamed() {
    GraphProto.Builder graph =
        graph().addNode(node("Relu", List.of("x"), "y")).addOutput(value("y", 2, 3, 4));
    assertThatThrownBy(() -> infer(graph, Map.of("image", Shape.of(1))))
        .hasMessageContaining("no input \"image\"; it has [x]");
    assertThatThrownBy(() -> infer(graph, Map.of("x", Shape.of(1))))
        .hasMessageContaining("takes [2 x 3 x 4], not [1]");
  }
}
