package io.vitrine.program;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.network.Dimension;
import io.vitrine.network.ElementType;
import io.vitrine.network.Graph;
import io.vitrine.network.Node;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import io.vitrine.network.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** libtorch runs the text as it stands. */
class UnoptimizedTextIT {
  @Test
  void aTensorOfComputedShapeIsFlattenedBesideAMatrixProduct() {
    Value x =
        new Value(
            "x",
            Optional.of(ElementType.FLOAT32),
            Optional.of(new Shape(List.of(Dimension.unknown("n"), Dimension.unknown("m")))));
    Graph graph =
        new Graph(
            "g",
            List.of(x),
            List.of("flat", "product"),
            List.of(
                node("Shape", List.of("x"), "sizes"),
                node("Expand", List.of("x", "sizes"), "same"),
                node("Flatten", List.of("same"), "flat"),
                node("Gemm", List.of("x", "x", "x"), "product")),
            List.of(),
            Map.of("x", x));
    Program program = GraphCompiler.compile(graph, Map.of(), graph.outputs());
    Tensor given = TestTensors.floats(Shape.of(2, 2), 1, 2, 3, 4);
    try (LoadedProgram loaded = SharedEngine.get().load(program);
        LoadedWeights weights = SharedEngine.get().upload(program, Map.of())) {
      for (int run = 0; run < 4; run++) {
        Tensor flat = requireNonNull(loaded.run(Map.of("x", given), weights).get("flat"));
        assertThat(flat.shape()).isEqualTo(Shape.of(2, 2));
      }
    }
  }

  private static Node node(String op, List<String> inputs, String output) {
    return new Node(op, op, "", 17, inputs, List.of(output), Map.of(), List.of());
  }
}
