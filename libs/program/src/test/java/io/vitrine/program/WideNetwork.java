package io.vitrine.program;

import io.vitrine.network.Attribute;
import io.vitrine.network.ElementType;
import io.vitrine.network.Graph;
import io.vitrine.network.Network;
import io.vitrine.network.Node;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import io.vitrine.network.Value;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A network with every 32-bit float made a 64-bit one, to judge rounding by. */
final class WideNetwork {
  private static final int FLOAT = 1;
  private static final int DOUBLE = 11;

  private WideNetwork() {}

  static Network of(Network network) {
    Map<String, Tensor> weights = new HashMap<>();
    network.weights().forEach((name, tensor) -> weights.put(name, wide(tensor)));
    return new Network(graph(network.graph()), weights, network.producer(), network.opset());
  }

  static Tensor wide(Tensor tensor) {
    if (tensor.type() != ElementType.FLOAT32) {
      return tensor;
    }
    int elements = (int) tensor.elements();
    ByteBuffer data = ByteBuffer.allocate(elements * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < elements; i++) {
      data.putDouble(tensor.data().getFloat(Float.BYTES * i));
    }
    return new Tensor(ElementType.FLOAT64, tensor.shape(), data.flip());
  }

  private static Graph graph(Graph graph) {
    Map<String, Value> values = new HashMap<>();
    graph.values().forEach((name, value) -> values.put(name, value(value)));
    return new Graph(
        graph.name(),
        graph.inputs().stream().map(WideNetwork::value).toList(),
        graph.outputs(),
        graph.nodes().stream().map(WideNetwork::node).toList(),
        graph.initializers().stream().map(WideNetwork::value).toList(),
        values);
  }

  private static Value value(Value value) {
    return new Value(
        value.name(),
        value.type().map(type -> type == ElementType.FLOAT32 ? ElementType.FLOAT64 : type),
        value.shape());
  }

  private static Node node(Node node) {
    Map<String, Attribute> attributes = new HashMap<>();
    node.attributes().forEach((name, attribute) -> attributes.put(name, attribute(attribute)));
    for (String name : List.of("to", "dtype", "output_datatype")) {
      if (attributes.get(name) instanceof Attribute.Int code && code.value() == FLOAT) {
        attributes.put(name, new Attribute.Int(DOUBLE));
      }
    }
    if (node.op().equals("ConstantOfShape") && attributes.isEmpty()) {
      attributes.put("value", new Attribute.Constant(numbers(Shape.of(1), List.of(0f))));
    }
    if (node.op().equals("Constant")) {
      constant(attributes)
          .ifPresent(tensor -> attributes.put("value", new Attribute.Constant(tensor)));
      attributes.keySet().removeIf(name -> name.startsWith("value_float"));
    }
    return new Node(
        node.name(),
        node.op(),
        node.domain(),
        node.opset(),
        node.inputs(),
        node.outputs(),
        attributes,
        node.scope());
  }

  private static Optional<Tensor> constant(Map<String, Attribute> attributes) {
    if (attributes.get("value_float") instanceof Attribute.Float number) {
      return Optional.of(numbers(Shape.of(), List.of(number.value())));
    }
    return attributes.get("value_floats") instanceof Attribute.Floats numbers
        ? Optional.of(numbers(Shape.of(numbers.values().size()), numbers.values()))
        : Optional.empty();
  }

  private static Tensor numbers(Shape shape, List<Float> numbers) {
    double[] elements = numbers.stream().mapToDouble(Float::doubleValue).toArray();
    return TestTensors.doubles(shape, elements);
  }

  private static Attribute attribute(Attribute attribute) {
    if (attribute instanceof Attribute.Constant constant) {
      return new Attribute.Constant(wide(constant.value()));
    }
    return attribute instanceof Attribute.Body body
        ? new Attribute.Body(graph(body.value()))
        : attribute;
  }
}
