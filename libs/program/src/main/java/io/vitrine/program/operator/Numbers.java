package io.vitrine.program.operator;

import io.vitrine.network.Attribute;
import io.vitrine.network.ElementType;
import io.vitrine.network.Graph;
import io.vitrine.network.Node;
import io.vitrine.network.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** The single 32-bit floats that a graph calculates with. */
final class Numbers {
  private final Map<String, Tensor> tensors = new HashMap<>();

  Numbers(Graph graph, Map<String, Tensor> weights) {
    graph.initializers().stream()
        .filter(initializer -> weights.containsKey(initializer.name()))
        .forEach(initializer -> tensors.put(initializer.name(), weights.get(initializer.name())));
    for (Node node : graph.nodes()) {
      if (node.op().equals("Constant")
          && node.attribute("value").orElse(null) instanceof Attribute.Constant constant) {
        tensors.put(node.outputs().get(0), constant.value());
      }
    }
  }

  OptionalDouble of(String name) {
    Tensor tensor = tensors.get(name);
    return tensor != null && tensor.type() == ElementType.FLOAT32 && tensor.elements() == 1
        ? OptionalDouble.of(tensor.data().getFloat(0))
        : OptionalDouble.empty();
  }

  boolean is(String name, float number) {
    OptionalDouble found = of(name);
    return found.isPresent() && found.getAsDouble() == number;
  }
}
