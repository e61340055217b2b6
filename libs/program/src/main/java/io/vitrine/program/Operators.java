package io.vitrine.program;

import io.vitrine.network.Graph;
import io.vitrine.network.Network;
import io.vitrine.network.Tensor;
import io.vitrine.program.operator.Survey;
import java.util.List;
import java.util.Map;

/** What can be compiled. */
public final class Operators {
  private Operators() {}

  /** Every node of a network that cannot be compiled, in order, each with its reason. */
  public static List<UnsupportedNode> unsupported(Network network) {
    return unsupported(network.graph(), network.weights());
  }

  /** As {@link #unsupported(Network)}; operands whose elements are not given count as present. */
  public static List<UnsupportedNode> unsupported(Graph graph) {
    return unsupported(graph, Map.of());
  }

  private static List<UnsupportedNode> unsupported(Graph graph, Map<String, Tensor> weights) {
    return Survey.of(graph, weights);
  }
}
