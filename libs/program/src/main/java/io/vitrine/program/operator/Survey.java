package io.vitrine.program.operator;

import io.vitrine.network.Attribute;
import io.vitrine.network.Graph;
import io.vitrine.network.Node;
import io.vitrine.network.Tensor;
import io.vitrine.program.ProgramException;
import io.vitrine.program.UnsupportedNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes every node of a graph to find all that cannot be written, not only the first. */
public final class Survey {
  private Survey() {}

  /**
   * The nodes that cannot be written. A node behind one of them is only looked up in the table: its
   * operands are not known.
   */
  public static List<UnsupportedNode> of(Graph graph, Map<String, Tensor> weights) {
    List<UnsupportedNode> found = new ArrayList<>();
    Set<String> lost = new HashSet<>();
    GraphText text = new GraphText(graph, weights);
    for (Node node : graph.nodes()) {
      String reason =
          node.inputs().stream().anyMatch(lost::contains)
              ? OperatorTable.STANDARD.missing(node).orElse("")
              : reason(text, node);
      inBodies(node, found);
      boolean behind = node.inputs().stream().anyMatch(lost::contains);
      if (!reason.isEmpty()) {
        found.add(new UnsupportedNode(node.name(), node.op(), node.domain(), reason));
      }
      if (behind || !reason.isEmpty()) {
        lost.addAll(node.outputs());
        lost.remove("");
      }
    }
    return found;
  }

  /** Nodes of bodies that are not in the table; the body's own node only names the first. */
  private static void inBodies(Node node, List<UnsupportedNode> found) {
    for (Attribute attribute : node.attributes().values()) {
      if (attribute instanceof Attribute.Body body) {
        for (Node inner : body.value().nodes()) {
          OperatorTable.STANDARD
              .missing(inner)
              .ifPresent(
                  reason ->
                      found.add(
                          new UnsupportedNode(inner.name(), inner.op(), inner.domain(), reason)));
          inBodies(inner, found);
        }
      }
    }
  }

  private static String reason(GraphText text, Node node) {
    try {
      text.write(node);
      return "";
    } catch (ProgramException e) {
      String prefix = "node '%s' (%s): ".formatted(node.name(), node.op());
      String message = String.valueOf(e.getMessage());
      return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
    }
  }
}
