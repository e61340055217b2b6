package io.vitrine.program.operator;

import io.vitrine.network.Attribute;
import io.vitrine.network.ElementType;
import io.vitrine.network.Node;
import io.vitrine.network.Tensor;
import io.vitrine.program.text.Operand.Known;
import java.util.Optional;
import java.util.OptionalDouble;

/** Which nodes let no gradient through below 0, and above some bound. */
final class Rectifiers {
  private static final int BOUNDS_AS_INPUTS = 11;

  private Rectifiers() {}

  /** The upper bound, infinite for Relu; empty for what is no rectifier. */
  static OptionalDouble top(GraphText text, Node node) {
    if (node.op().equals("Relu")) {
      return OptionalDouble.of(Double.POSITIVE_INFINITY);
    }
    if (!node.op().equals("Clip")) {
      return OptionalDouble.empty();
    }
    OptionalDouble least = bound(text, node, 1, "min");
    OptionalDouble most = bound(text, node, 2, "max");
    return least.isPresent() && least.getAsDouble() == 0 && most.isPresent()
        ? most
        : OptionalDouble.empty();
  }

  private static OptionalDouble bound(GraphText text, Node node, int input, String attribute) {
    if (node.opset() < BOUNDS_AS_INPUTS) {
      return node.attribute(attribute).orElse(null) instanceof Attribute.Float number
          ? OptionalDouble.of(number.value())
          : OptionalDouble.empty();
    }
    Optional<Tensor> known =
        node.input(input)
            .map(text::operand)
            .filter(Known.class::isInstance)
            .map(operand -> ((Known) operand).tensor());
    return known.isPresent()
            && known.get().type() == ElementType.FLOAT32
            && known.get().elements() == 1
        ? OptionalDouble.of(known.get().data().getFloat())
        : OptionalDouble.empty();
  }
}
