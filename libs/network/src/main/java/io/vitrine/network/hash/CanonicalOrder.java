package io.vitrine.network.hash;

import io.vitrine.network.Graph;
import io.vitrine.network.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An order of nodes that depends on nothing but how they are connected: from the outputs backwards,
 * operands in order, a node behind its operands.
 */
final class CanonicalOrder {
  private final Map<String, Node> producers = new HashMap<>();
  private final Map<String, Node> done = new LinkedHashMap<>();

  private CanonicalOrder(Graph graph) {
    for (Node node : graph.nodes()) {
      for (String output : node.outputs()) {
        if (!output.isEmpty()) {
          producers.put(output, node);
        }
      }
    }
  }

  /** The nodes the outputs need. */
  static List<Node> of(Graph graph) {
    return from(graph, graph.outputs());
  }

  /** The nodes that these values need, in the order of the values. */
  static List<Node> from(Graph graph, List<String> values) {
    CanonicalOrder order = new CanonicalOrder(graph);
    values.forEach(order::visit);
    return new ArrayList<>(order.done.values());
  }

  private void visit(String value) {
    Deque<Step> open = new ArrayDeque<>();
    push(open, value);
    while (!open.isEmpty()) {
      Step step = open.peek();
      if (step.next < step.operands.size()) {
        push(open, step.operands.get(step.next++));
      } else {
        Node node = open.pop().node;
        done.put(node.name(), node);
      }
    }
  }

  private void push(Deque<Step> open, String value) {
    Node node = producers.get(value);
    if (node != null && !done.containsKey(node.name())) {
      open.push(new Step(node, operands(node)));
    }
  }

  /** What a node needs, bodies included, in an order that no name decides. */
  static List<String> operands(Node node) {
    Set<String> operands = new LinkedHashSet<>(node.inputs());
    for (Graph body : node.bodies().values()) {
      Set<String> own = body.captured();
      for (Node inside : of(body)) {
        operands(inside).stream().filter(own::contains).forEach(operands::add);
      }
      body.outputs().stream().filter(own::contains).forEach(operands::add);
    }
    operands.remove("");
    return List.copyOf(operands);
  }

  private static final class Step {
    private final Node node;
    private final List<String> operands;
    private int next;

    Step(Node node, List<String> operands) {
      this.node = node;
      this.operands = operands;
    }
  }
}
