package io.vitrine.program.operator;

import io.vitrine.program.text.Operand.Dense;
import io.vitrine.program.text.Scalar;
import java.util.ArrayList;
import java.util.List;

/** Convolutions. */
final class ConvolutionOperators {
  private ConvolutionOperators() {}

  static void addTo(OperatorTable table) {
    table.add("Conv", ConvolutionOperators::convolution);
  }

  private static void convolution(NodeText node) {
    Dense weights = node.in(1);
    int rank = node.rank(weights);
    Window window = Window.of(node, node.in(0), kernel(node, weights));
    if (!window.isSymmetric()) {
      window = window.pad(node, "0");
    }
    node.out(
        window.input().type(),
        rank,
        "torch.conv%sd(%s, %s, %s, %s, %s, %s, %s)",
        rank - 2,
        window.input(),
        weights,
        node.optional(2),
        window.strides(),
        window.begins(),
        window.dilations(),
        node.integer("group", 1));
  }

  /** The window's size is the weights'; the attribute only repeats it. */
  static List<Scalar> kernel(NodeText node, Dense weights) {
    if (node.hasAttribute("kernel_shape")) {
      return Window.kernelShape(node);
    }
    List<Scalar> sizes = new ArrayList<>();
    for (int axis = 2; axis < node.rank(weights); axis++) {
      sizes.add(Scalar.computed(node.let("torch.size(%s, %s)", weights, axis)));
    }
    return sizes;
  }
}
