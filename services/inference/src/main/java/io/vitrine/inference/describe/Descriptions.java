package io.vitrine.inference.describe;

import com.google.protobuf.ByteString;
import io.vitrine.network.Dimension;
import io.vitrine.network.Graph;
import io.vitrine.network.Network;
import io.vitrine.network.Node;
import io.vitrine.network.Value;
import io.vitrine.protocol.ElementType;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.NodeDescription;
import io.vitrine.protocol.ValueDescription;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes a network down for those who never read its file. */
public final class Descriptions {
  private Descriptions() {}

  /**
   * @param inferred the network's graph with the types and shapes for the model's own input size
   * @param folded what a run that asks for the outputs alone merges, in words
   */
  public static NetworkDescription of(
      Network network, Graph inferred, byte[] graphHash, List<String> folded) {
    Set<String> plumbing = Plumbing.of(inferred);
    NetworkDescription.Builder description =
        NetworkDescription.newBuilder()
            .setGraphHash(ByteString.copyFrom(graphHash))
            .addAllInputs(inferred.inputs().stream().map(Value::name).toList())
            .addAllOutputs(inferred.outputs())
            .setOpset(network.opset())
            .setProducer(network.producer())
            .setParameters(parameters(network))
            .addAllFolded(folded)
            .setLogits(Classifier.logits(inferred).orElse(""));
    inferred.nodes().forEach(node -> description.addNodes(node(node, plumbing)));
    addValues(description, inferred, new TileForms(inferred, plumbing));
    return description.build();
  }

  private static long parameters(Network network) {
    return network.weights().values().stream()
        .filter(tensor -> tensor.type().isFloat())
        .mapToLong(tensor -> tensor.elements())
        .sum();
  }

  private static NodeDescription node(Node node, Set<String> plumbing) {
    return NodeDescription.newBuilder()
        .setName(node.name())
        .setOp(node.op())
        .setDomain(node.domain())
        .addAllInputs(node.inputs())
        .addAllOutputs(node.outputs())
        .addAllScope(node.scope())
        .setPlumbing(plumbing.contains(node.name()))
        .build();
  }

  /** Inputs, initializers, then what nodes give, each in the graph's order. */
  private static void addValues(
      NetworkDescription.Builder description, Graph graph, TileForms forms) {
    Map<String, String> producers = new HashMap<>();
    graph.nodes().forEach(node -> node.outputs().forEach(o -> producers.put(o, node.name())));
    Set<String> seen = new HashSet<>();
    for (Value input : graph.inputs()) {
      add(description, graph, forms, input, producers, false, seen);
    }
    for (Value weight : graph.initializers()) {
      add(description, graph, forms, weight, producers, true, seen);
    }
    for (Node node : graph.nodes()) {
      for (String output : node.outputs()) {
        Value unknown = new Value(output, Optional.empty(), Optional.empty());
        add(description, graph, forms, unknown, producers, false, seen);
      }
    }
  }

  private static void add(
      NetworkDescription.Builder description,
      Graph graph,
      TileForms forms,
      Value named,
      Map<String, String> producers,
      boolean initializer,
      Set<String> seen) {
    if (named.name().isEmpty() || !seen.add(named.name())) {
      return;
    }
    Value value = graph.values().getOrDefault(named.name(), named);
    ValueDescription.Builder told =
        ValueDescription.newBuilder()
            .setName(value.name())
            .setProducer(producers.getOrDefault(value.name(), ""))
            .setInitializer(initializer)
            .setForm(forms.of(value));
    value.type().ifPresent(type -> told.setType(type(type)));
    value
        .shape()
        .ifPresent(
            shape -> {
              told.setKnownRank(true);
              shape.dimensions().forEach(axis -> told.addShape(dimension(axis)));
            });
    description.addValues(told);
  }

  private static io.vitrine.protocol.Dimension dimension(Dimension axis) {
    return io.vitrine.protocol.Dimension.newBuilder()
        .setSize(axis.size())
        .setSymbol(axis.symbol())
        .build();
  }

  /** The same number on the wire; undefined for those that have none there. */
  public static ElementType type(io.vitrine.network.ElementType type) {
    ElementType found = ElementType.forNumber(type.code());
    return found == null ? ElementType.ELEMENT_TYPE_UNDEFINED : found;
  }
}
