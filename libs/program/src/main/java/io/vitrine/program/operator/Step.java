package io.vitrine.program.operator;

import io.vitrine.network.Node;
import java.util.List;
import java.util.Optional;

/** What is written in one go: a node, or several of which only the last one's value is wanted. */
sealed interface Step {
  /** In the graph's order. */
  List<Node> nodes();

  /** One node as it stands. */
  record Single(Node node) implements Step {
    @Override
    public List<Node> nodes() {
      return List.of(node);
    }
  }

  /** An activation that may overwrite its input, which nobody else sees. */
  record InPlace(Node node) implements Step {
    @Override
    public List<Node> nodes() {
      return List.of(node);
    }
  }

  /** A convolution with weights of the checkpoint and what follows it. */
  record Convolving(Node convolution, Optional<Node> norm, Optional<Node> activation)
      implements Step {
    @Override
    public List<Node> nodes() {
      return Nodes.of(convolution, norm, activation);
    }
  }

  /** A MatMul or Gemm with weights of the checkpoint, and the bias that is added to it. */
  record Linear(Node product, Optional<Node> bias) implements Step {
    @Override
    public List<Node> nodes() {
      return Nodes.of(product, bias, Optional.empty());
    }
  }

  /** {@code x / 2 * (1 + erf(x / sqrt 2))} spelled out. */
  record Gelu(String input, List<Node> nodes) implements Step {}

  /** The value of the last node. */
  default String output() {
    return nodes().get(nodes().size() - 1).outputs().get(0);
  }
}
