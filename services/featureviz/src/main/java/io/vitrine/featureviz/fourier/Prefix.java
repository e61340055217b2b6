package io.vitrine.featureviz.fourier;

import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.NodeDescription;
import java.util.HashSet;
import java.util.Set;

/**
 * The part of a network that a value needs.
 *
 * @param inputs of the network that the value depends on
 * @param operators of its nodes
 */
record Prefix(Set<String> inputs, Set<String> operators) {
  /** Operators that take maps of any height and width and keep what a channel means. */
  private static final Set<String> OF_ANY_SIZE =
      Set.of(
          "Abs",
          "Add",
          "AveragePool",
          "BatchNormalization",
          "Clip",
          "Concat",
          "Constant",
          "Conv",
          "Div",
          "Dropout",
          "Elu",
          "Gelu",
          "GlobalAveragePool",
          "HardSigmoid",
          "HardSwish",
          "Identity",
          "InstanceNormalization",
          "LRN",
          "LeakyRelu",
          "MaxPool",
          "Mish",
          "Mul",
          "PRelu",
          "Relu",
          "Selu",
          "Sigmoid",
          "Softplus",
          "Sub",
          "Swish",
          "Tanh");

  Prefix {
    inputs = Set.copyOf(inputs);
    operators = Set.copyOf(operators);
  }

  static Prefix of(NetworkDescription network, String value) {
    Set<String> needed = new HashSet<>(Set.of(value));
    Set<String> operators = new HashSet<>();
    for (int i = network.getNodesCount() - 1; i >= 0; i--) {
      NodeDescription node = network.getNodes(i);
      if (node.getOutputsList().stream()
          .anyMatch(output -> !output.isEmpty() && needed.contains(output))) {
        needed.addAll(node.getInputsList());
        operators.add(node.getOp());
      }
    }
    needed.retainAll(Set.copyOf(network.getInputsList()));
    return new Prefix(needed, operators);
  }

  boolean takesAnySize() {
    return OF_ANY_SIZE.containsAll(operators);
  }
}
