package io.vitrine.network.onnx;

import io.vitrine.network.Attribute;
import io.vitrine.network.ElementType;
import io.vitrine.network.Graph;
import io.vitrine.network.ModelException;
import io.vitrine.network.Node;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.Tensor;
import io.vitrine.network.Value;
import io.vitrine.network.onnx.wire.AttributeProto;
import io.vitrine.network.onnx.wire.GraphProto;
import io.vitrine.network.onnx.wire.NodeProto;
import io.vitrine.network.onnx.wire.SparseTensorProto;
import io.vitrine.network.onnx.wire.TensorProto;
import io.vitrine.network.onnx.wire.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a graph or a body. */
final class GraphReader {
  private final Import shared;
  private final ReadLimits limits;
  private final NodeReader nodeReader;

  GraphReader(Import shared) {
    this.shared = shared;
    this.limits = shared.limits;
    this.nodeReader = new NodeReader(shared, this::body);
  }

  Graph top(GraphProto proto, Map<String, Integer> opsets) {
    if (proto.getOutputCount() == 0) {
      throw ModelException.invalid("the graph has no outputs, so there is nothing to compute");
    }
    NameScope names = NameScope.top(shared.valueNames);
    return read(proto, new Place(names, "", List.of(), opsets, Map.of(), 0));
  }

  private Attribute.Body body(AttributeProto attribute, Place place) {
    shared.checkNesting(place.depth() + 1);
    return new Attribute.Body(read(attribute.getG(), place.body()));
  }

  private Graph read(GraphProto proto, Place place) {
    Map<String, Value> initializers = initializers(proto, place);
    List<Value> inputs = new ArrayList<>();
    for (ValueInfoProto input : proto.getInputList()) {
      if (!initializers.containsKey(input.getName())) {
        inputs.add(ValueTypes.read(input, define(input.getName(), place), limits));
      }
    }
    List<NodeProto> nodeProtos = withoutRepeatedConstants(proto.getNodeList());
    nodeReader.defineOutputs(nodeProtos, place, new HashSet<>());
    List<Node> nodes = Ordering.sort(nodeReader.read(nodeProtos, place));
    List<String> outputs = new ArrayList<>();
    for (ValueInfoProto output : proto.getOutputList()) {
      outputs.add(
          place
              .names()
              .find(output.getName())
              .filter(name -> !name.isEmpty())
              .orElseThrow(
                  () ->
                      ModelException.invalid(
                          "the graph gives the output \"%s\", which nothing produces"
                              .formatted(output.getName()))));
    }
    List<Value> used = byFirstUse(new ArrayList<>(initializers.values()), nodes);
    return new Graph(
        proto.getName(), inputs, outputs, nodes, used, values(proto, place, inputs, used, nodes));
  }

  /**
   * Rewriting tools leave files in which several Constant nodes define one value; as in ONNX
   * Runtime, the last one counts.
   */
  private static List<NodeProto> withoutRepeatedConstants(List<NodeProto> nodes) {
    Map<List<String>, NodeProto> last = new HashMap<>();
    for (NodeProto node : nodes) {
      if (node.getOpType().equals("Constant")) {
        last.put(node.getOutputList(), node);
      }
    }
    return nodes.stream()
        .filter(
            node -> !node.getOpType().equals("Constant") || last.get(node.getOutputList()) == node)
        .toList();
  }

  private String define(String name, Place place) {
    if (name.isEmpty()) {
      throw ModelException.invalid("an input or initializer of the graph has no name");
    }
    return place.names().define(shared.checkName(name), place.prefix());
  }

  private Map<String, Value> initializers(GraphProto proto, Place place) {
    Map<String, Value> result = new LinkedHashMap<>();
    for (TensorProto tensor : proto.getInitializerList()) {
      String name = define(tensor.getName(), place);
      ElementType type = TensorReader.type(tensor.getDataType(), tensor.getName());
      if (TensorReader.canHold(type)) {
        hold(result, tensor.getName(), name, shared.tensors.read(tensor));
      } else {
        result.put(
            tensor.getName(),
            new Value(
                name,
                Optional.of(type),
                Optional.of(shared.tensors.shape(tensor.getDimsList(), tensor.getName()))));
      }
    }
    for (SparseTensorProto sparse : proto.getSparseInitializerList()) {
      String name = define(sparse.getValues().getName(), place);
      hold(result, sparse.getValues().getName(), name, SparseTensors.dense(sparse, shared.tensors));
    }
    return result;
  }

  private void hold(Map<String, Value> result, String inFile, String name, Tensor tensor) {
    shared.weights.put(name, tensor);
    result.put(inFile, new Value(name, Optional.of(tensor.type()), Optional.of(tensor.shape())));
  }

  /** Initializers in the order nodes use them; unused ones at the end. */
  private static List<Value> byFirstUse(List<Value> initializers, List<Node> nodes) {
    Map<String, Value> waiting = new LinkedHashMap<>();
    initializers.forEach(value -> waiting.put(value.name(), value));
    List<Value> result = new ArrayList<>();
    for (Node node : nodes) {
      for (String name : node.uses()) {
        Value value = waiting.remove(name);
        if (value != null) {
          result.add(value);
        }
      }
    }
    result.addAll(waiting.values());
    return result;
  }

  private Map<String, Value> values(
      GraphProto proto,
      Place place,
      List<Value> inputs,
      List<Value> initializers,
      List<Node> nodes) {
    Map<String, Value> values = new HashMap<>();
    for (Node node : nodes) {
      for (String output : node.outputs()) {
        if (!output.isEmpty()) {
          values.put(output, new Value(output, Optional.empty(), Optional.empty()));
        }
      }
    }
    declared(proto.getValueInfoList(), place, values);
    declared(proto.getOutputList(), place, values);
    inputs.forEach(input -> values.put(input.name(), input));
    initializers.forEach(initializer -> values.put(initializer.name(), initializer));
    return values;
  }

  private void declared(List<ValueInfoProto> infos, Place place, Map<String, Value> values) {
    for (ValueInfoProto info : infos) {
      Optional<String> name = place.names().find(info.getName());
      if (name.isPresent() && values.containsKey(name.get())) {
        values.put(name.get(), ValueTypes.read(info, name.get(), limits));
      }
    }
  }
}
