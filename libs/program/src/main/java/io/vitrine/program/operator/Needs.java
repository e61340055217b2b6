package io.vitrine.program.operator;

import io.vitrine.network.Attribute;
import io.vitrine.network.Graph;
import io.vitrine.network.Node;
import io.vitrine.network.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which nodes of a graph the wanted values need. */
public final class Needs {
  private Needs() {}

  /** The nodes on some way to a wanted value, in the graph's order. */
  public static List<Node> nodes(Graph graph, Collection<String> wanted) {
    Set<String> needed = new HashSet<>(wanted);
    List<Node> nodes = new ArrayList<>();
    for (int i = graph.nodes().size() - 1; i >= 0; i--) {
      Node node = graph.nodes().get(i);
      if (node.outputs().stream().anyMatch(needed::contains)) {
        nodes.add(node);
        needed.addAll(reads(node));
      }
    }
    Collections.reverse(nodes);
    return nodes;
  }

  /** Names of the values a node reads, those that its bodies take from around it included. */
  public static Set<String> reads(Node node) {
    Set<String> names = new LinkedHashSet<>(node.inputs());
    names.remove("");
    for (Attribute attribute : node.attributes().values()) {
      if (attribute instanceof Attribute.Body body) {
        names.addAll(captured(body.value()));
      }
    }
    return names;
  }

  private static Set<String> captured(Graph body) {
    Set<String> names = new LinkedHashSet<>(body.outputs());
    body.nodes().forEach(node -> names.addAll(reads(node)));
    body.nodes().forEach(node -> names.removeAll(node.outputs()));
    body.inputs().stream().map(Value::name).forEach(names::remove);
    return names;
  }
}
