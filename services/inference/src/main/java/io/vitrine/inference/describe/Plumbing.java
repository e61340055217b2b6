package io.vitrine.inference.describe;

import io.vitrine.network.Graph;
import io.vitrine.network.Node;
import io.vitrine.network.Value;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the nodes that compute nothing worth looking at: constants, shape arithmetic (what follows
 * from Shape, Size and constants alone) and nodes that pass their input on in another form. Layout
 * folds them into their neighbours.
 */
public final class Plumbing {
  private static final Set<String> PASSING_ON =
      Set.of(
          "Identity",
          "Dropout",
          "Cast",
          "CastLike",
          "Reshape",
          "Flatten",
          "Squeeze",
          "Unsqueeze",
          "Transpose");

  private Plumbing() {}

  /** Names of the plumbing nodes. A node that gives an output of the graph is none. */
  public static Set<String> of(Graph graph) {
    Set<String> known = new HashSet<>();
    graph.initializers().stream().map(Value::name).forEach(known::add);
    Set<String> outputs = Set.copyOf(graph.outputs());
    Set<String> plumbing = new HashSet<>();
    for (Node node : graph.nodes()) {
      boolean arithmetic =
          node.op().equals("Shape")
              || node.op().equals("Size")
              || given(node).allMatch(known::contains);
      if (arithmetic) {
        known.addAll(node.outputs());
      }
      if ((arithmetic || PASSING_ON.contains(node.op()))
          && node.outputs().stream().noneMatch(outputs::contains)) {
        plumbing.add(node.name());
      }
    }
    return Set.copyOf(plumbing);
  }

  private static Stream<String> given(Node node) {
    return node.inputs().stream().filter(input -> !input.isEmpty());
  }
}
