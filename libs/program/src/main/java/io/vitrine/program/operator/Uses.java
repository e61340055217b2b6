package io.vitrine.program.operator;

import io.vitrine.network.Node;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who reads which value. */
final class Uses {
  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<String, Node> readers = new HashMap<>();
  private final Map<String, Node> makers = new HashMap<>();
  private final Set<String> wanted;

  /**
   * @param nodes all that read anything
   */
  Uses(List<Node> nodes, List<String> wanted) {
    this.wanted = new HashSet<>(wanted);
    for (Node node : nodes) {
      node.outputs().forEach(output -> makers.put(output, node));
      Set<String> once = Needs.reads(node);
      once.forEach(name -> readers.put(name, node));
      // A body reads as often as it runs; an input given twice counts twice.
      node.inputs().forEach(name -> counts.merge(name, 1, Integer::sum));
      once.stream()
          .filter(name -> !node.inputs().contains(name))
          .forEach(name -> counts.merge(name, 2, Integer::sum));
    }
  }

  /** The node that alone reads the first output of another, once, if nobody asks for it. */
  Optional<Node> onlyReader(Node node) {
    String value = node.outputs().get(0);
    boolean more = node.outputs().stream().skip(1).anyMatch(output -> !output.isEmpty());
    return more || wanted.contains(value) || counts.getOrDefault(value, 0) != 1
        ? Optional.empty()
        : Optional.ofNullable(readers.get(value));
  }

  Optional<Node> maker(String value) {
    return Optional.ofNullable(makers.get(value));
  }
}
