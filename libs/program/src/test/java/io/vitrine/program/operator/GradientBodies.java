package io.vitrine.program.operator;

import static io.vitrine.program.operator.GradientCase.of;

import io.vitrine.network.ElementType;
import io.vitrine.network.Graph;
import io.vitrine.network.Node;
import io.vitrine.network.Shape;
import io.vitrine.network.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gradients through bodies. */
final class GradientBodies {
  private GradientBodies() {}

  static List<GradientCase> all() {
    Graph sine = graph(List.of(), List.of("s"), node("Sin", List.of("x1"), "s"));
    Graph square = graph(List.of(), List.of("q"), node("Mul", List.of("x1", "x1"), "q"));
    Graph round =
        graph(
            List.of(
                value("i", ElementType.INT64),
                value("go", ElementType.BOOL),
                value("h", ElementType.FLOAT64, 3)),
            List.of("again", "n", "row"),
            node("Identity", List.of("go"), "again"),
            node("Tanh", List.of("h"), "t"),
            node("Mul", List.of("t", "x3"), "n"),
            node("Add", List.of("n", "h"), "row"));
    Graph step =
        graph(
            List.of(value("h", ElementType.FLOAT64, 3), value("r", ElementType.FLOAT64, 3)),
            List.of("n", "out"),
            node("Mul", List.of("h", "r"), "n"),
            node("Sin", List.of("n"), "out"));
    return List.of(
        of("If").truths(1).real(3).body("then_branch", sine).body("else_branch", square),
        of("Loop").longs(Shape.of(), 3).none().real(3).real(3).body("body", round).last(2),
        of("Scan").real(3).real(4, 3).with("num_scan_inputs", 1).body("body", step).last(2));
  }

  private static Graph graph(List<Value> inputs, List<String> outputs, Node... nodes) {
    return new Graph("body", inputs, outputs, List.of(nodes), List.of(), Map.of());
  }

  private static Node node(String op, List<String> inputs, String output) {
    return new Node(op, op, "", 17, inputs, List.of(output), Map.of(), List.of());
  }

  private static Value value(String name, ElementType type, long... shape) {
    return new Value(name, Optional.of(type), Optional.of(Shape.of(shape)));
  }
}
