package io.vitrine.inference.describe;

import io.vitrine.network.Graph;
import io.vitrine.network.Node;
import io.vitrine.network.Shape;
import io.vitrine.network.Value;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the value a classifier's classes are read from. */
public final class Classifier {
  private Classifier() {}

  /**
   * The first output of [N, classes], or of [N, classes, 1, 1], of floats; where a softmax makes
   * it, what goes into the softmax. Empty when there is none.
   */
  public static Optional<String> logits(Graph graph) {
    return graph.outputs().stream()
        .filter(output -> classes(graph.values().get(output)))
        .findFirst()
        .map(output -> beforeSoftmax(graph.nodes(), output));
  }

  private static boolean classes(@Nullable Value value) {
    if (value == null || value.shape().isEmpty() || value.type().isEmpty()) {
      return false;
    }
    Shape shape = value.shape().get();
    long[] sizes = shape.sizes();
    boolean flat = sizes.length == 2 || sizes.length == 4 && sizes[2] == 1 && sizes[3] == 1;
    return flat && sizes[1] > 1 && value.type().get().isFloat();
  }

  private static String beforeSoftmax(List<Node> nodes, String output) {
    for (Node node : nodes) {
      boolean softmax = node.op().equals("Softmax") || node.op().equals("LogSoftmax");
      boolean passes =
          node.op().equals("Identity")
              || node.op().equals("Flatten")
              || node.op().equals("Reshape");
      if (node.outputs().contains(output) && (softmax || passes)) {
        String before = node.inputs().get(0);
        return softmax ? before : found(nodes, before).orElse(output);
      }
    }
    return output;
  }

  /** Looks through a reshape for a softmax behind it. */
  private static Optional<String> found(List<Node> nodes, String value) {
    String before = beforeSoftmax(nodes, value);
    return before.equals(value) ? Optional.empty() : Optional.of(before);
  }
}
