package io.vitrine.inference.describe;

import io.vitrine.network.Attribute;
import io.vitrine.network.ElementType;
import io.vitrine.network.Graph;
import io.vitrine.network.Node;
import io.vitrine.network.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the values that can't be negative whatever the input, by what computes them; so a layer
 * keeps its colours from picture to picture. Says no where it does not know.
 */
public final class NeverNegative {
  private static final Set<String> MAKES =
      Set.of(
          "Abs",
          "Exp",
          "HardSigmoid",
          "Relu",
          "ReduceL1",
          "ReduceL2",
          "ReduceSumSquare",
          "Shape",
          "Sigmoid",
          "Size",
          "Softmax",
          "Softplus",
          "Sqrt");
  private static final Set<String> KEEPS =
      Set.of(
          "Add",
          "AveragePool",
          "Cast",
          "Concat",
          "Flatten",
          "GlobalAveragePool",
          "GlobalMaxPool",
          "Identity",
          "LRN",
          "Max",
          "MaxPool",
          "Mean",
          "Min",
          "Mul",
          "Sum",
          "Transpose");
  // Only their first input is data.
  private static final Set<String> KEEPS_FIRST =
      Set.of(
          "DepthToSpace",
          "Expand",
          "Gather",
          "LeakyRelu",
          "PRelu",
          "Reshape",
          "Slice",
          "SpaceToDepth",
          "Split",
          "Squeeze",
          "ThresholdedRelu",
          "Tile",
          "Unsqueeze",
          "ReduceMax",
          "ReduceMean",
          "ReduceMin",
          "ReduceSum",
          "Dropout");

  private NeverNegative() {}

  public static Set<String> of(Graph graph) {
    Set<String> found = new HashSet<>();
    graph.values().values().stream()
        .filter(value -> value.type().map(NeverNegative::unsigned).orElse(false))
        .map(Value::name)
        .forEach(found::add);
    for (Node node : graph.nodes()) {
      if (MAKES.contains(node.op()) || clipped(node) || keeps(node, found)) {
        found.addAll(node.outputs());
      }
    }
    return Set.copyOf(found);
  }

  private static boolean keeps(Node node, Set<String> found) {
    if (KEEPS_FIRST.contains(node.op())) {
      return node.input(0).map(found::contains).orElse(false);
    }
    Stream<String> given = node.inputs().stream().filter(input -> !input.isEmpty());
    return KEEPS.contains(node.op()) && !node.inputs().isEmpty() && given.allMatch(found::contains);
  }

  /** A Clip from below at 0 or more, where the bound is an attribute. */
  private static boolean clipped(Node node) {
    Optional<Attribute> least = node.attribute("min");
    return node.op().equals("Clip")
        && least.isPresent()
        && least.get() instanceof Attribute.Float bound
        && bound.value() >= 0;
  }

  private static boolean unsigned(ElementType type) {
    return List.of(
            ElementType.BOOL,
            ElementType.UINT8,
            ElementType.UINT16,
            ElementType.UINT32,
            ElementType.UINT64)
        .contains(type);
  }
}
