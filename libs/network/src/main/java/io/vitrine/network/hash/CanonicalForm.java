package io.vitrine.network.hash;

import io.vitrine.network.Attribute;
import io.vitrine.network.Dimension;
import io.vitrine.network.Graph;
import io.vitrine.network.Node;
import io.vitrine.network.Tensor;
import io.vitrine.network.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes a graph down without its names. Every value gets a mark: the place it comes from. Equal
 * text means equal architecture.
 */
final class CanonicalForm {
  private final Map<String, Tensor> weights;
  private final Set<String> statics;
  private final Map<String, String> marks = new HashMap<>();
  private final Map<String, Integer> weightNumbers = new LinkedHashMap<>();
  private final Digest text = new Digest();
  private int depth;

  CanonicalForm(Graph graph, Map<String, Tensor> weights) {
    this.weights = weights;
    this.statics = StaticOperands.of(graph, weights);
    inputs(graph);
    List<Node> needed = CanonicalOrder.of(graph);
    nodes(needed, "n");
    text.text("outputs");
    graph.outputs().forEach(output -> text.text(mark(output)));
    unneeded(graph, needed);
  }

  byte[] graphHash() {
    return text.finish();
  }

  /** Names of the weights that are no static operands, in canonical order. */
  List<String> weightsInOrder() {
    return List.copyOf(weightNumbers.keySet());
  }

  private void inputs(Graph graph) {
    text.text("inputs").number(graph.inputs().size());
    for (int i = 0; i < graph.inputs().size(); i++) {
      Value input = graph.inputs().get(i);
      marks.put(input.name(), "i" + depth + "." + i);
      shape(input);
    }
  }

  private void shape(Value value) {
    text.text(value.type().map(Enum::name).orElse("?"));
    text.number(value.shape().map(shape -> shape.rank()).orElse(-1));
    value
        .shape()
        .ifPresent(shape -> shape.dimensions().stream().map(Dimension::size).forEach(text::number));
  }

  private void nodes(List<Node> nodes, String kind) {
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      node(node);
      for (int k = 0; k < node.outputs().size(); k++) {
        marks.put(node.outputs().get(k), kind + depth + "." + i + "." + k);
      }
    }
  }

  private void node(Node node) {
    text.text("node").text(node.domain()).text(node.op()).number(node.opset());
    text.number(node.inputs().size());
    node.inputs().forEach(input -> text.text(mark(input)));
    text.number(node.outputs().size());
    node.outputs().forEach(output -> text.number(output.isEmpty() ? 0 : 1));
    new TreeMap<>(node.attributes()).forEach(this::attribute);
  }

  private String mark(String value) {
    if (value.isEmpty()) {
      return "";
    }
    String mark = marks.get(value);
    return mark != null ? mark : weight(value);
  }

  private String weight(String name) {
    Tensor tensor = weights.get(name);
    if (tensor != null && statics.contains(name)) {
      return "s" + Digest.hex(Digest.of(tensor));
    }
    int number = weightNumbers.computeIfAbsent(name, added -> weightNumbers.size());
    return "w" + number + weightForm(name);
  }

  private void attribute(String name, Attribute attribute) {
    text.text(name).text(attribute.getClass().getSimpleName());
    if (attribute instanceof Attribute.Constant constant) {
      text.bytes(Digest.of(constant.value()));
    } else if (attribute instanceof Attribute.Body body) {
      body(body.value());
    } else {
      text.text(attribute.toString());
    }
  }

  private void body(Graph body) {
    depth++;
    inputs(body);
    nodes(CanonicalOrder.of(body), "n");
    text.text("outputs").number(body.outputs().size());
    body.outputs().forEach(output -> text.text(mark(output)));
    depth--;
  }

  /** Nodes and weights no output needs can still be looked at: they belong to the network. */
  private void unneeded(Graph graph, List<Node> needed) {
    Set<String> names = needed.stream().map(Node::name).collect(Collectors.toSet());
    List<Node> rest = graph.nodes().stream().filter(node -> !names.contains(node.name())).toList();
    Set<String> used = new HashSet<>();
    rest.forEach(node -> used.addAll(node.uses()));
    Map<String, String> structure = structure(rest);
    List<String> ends = new ArrayList<>();
    for (Node node : rest) {
      if (node.outputs().stream().noneMatch(used::contains)) {
        node.outputs().stream().filter(output -> !output.isEmpty()).forEach(ends::add);
      }
    }
    ends.sort(Comparator.comparing(end -> structure.getOrDefault(end, "")));
    List<Node> order =
        CanonicalOrder.from(graph, ends).stream()
            .filter(node -> !names.contains(node.name()))
            .toList();
    text.text("unneeded").number(order.size());
    nodes(order, "u");
    unusedWeights(graph);
  }

  /** What each of these nodes' values is computed by, down to values that have a mark. */
  private Map<String, String> structure(List<Node> nodes) {
    Map<String, String> structure = new HashMap<>();
    for (Node node : nodes) {
      Digest digest = new Digest().text(node.domain()).text(node.op()).number(node.opset());
      for (String input : node.inputs()) {
        String mark = marks.getOrDefault(input, structure.getOrDefault(input, ""));
        digest.text(mark.isEmpty() ? weightForm(input) : mark);
      }
      new TreeMap<>(node.attributes())
          .forEach(
              (name, attribute) -> {
                digest.text(name);
                if (attribute instanceof Attribute.Constant constant) {
                  digest.bytes(Digest.of(constant.value()));
                } else if (!(attribute instanceof Attribute.Body)) {
                  digest.text(attribute.toString());
                }
              });
      String mark = Digest.hex(digest.finish());
      for (int i = 0; i < node.outputs().size(); i++) {
        structure.put(node.outputs().get(i), mark + "." + i);
      }
    }
    return structure;
  }

  private String weightForm(String name) {
    Tensor tensor = weights.get(name);
    return tensor == null ? "" : tensor.type() + tensor.shape().toString();
  }

  private void unusedWeights(Graph graph) {
    Map<String, String> unused = new TreeMap<>();
    for (Value value : graph.initializers()) {
      Tensor tensor = weights.get(value.name());
      boolean used = weightNumbers.containsKey(value.name()) || statics.contains(value.name());
      if (tensor != null && !used) {
        unused.put(Digest.hex(Digest.of(tensor)) + value.name(), value.name());
      }
    }
    text.text("unused").number(unused.size());
    unused
        .values()
        .forEach(
            name -> {
              weightNumbers.put(name, weightNumbers.size());
            });
  }
}
