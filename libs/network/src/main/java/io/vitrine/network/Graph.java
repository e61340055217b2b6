package io.vitrine.network;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The architecture of a network: what is computed from what. Immutable; without the bytes of the
 * weights.
 *
 * @param name the file's name for it
 * @param inputs what a caller gives (initializers that double as inputs are left out)
 * @param outputs names of the values it gives
 * @param nodes in topological order: a value is produced before it is used
 * @param initializers names of the weights in order of first use, with type and shape
 * @param values every named value, inputs and initializers included, with what inference found out
 */
public record Graph(
    String name,
    List<Value> inputs,
    List<String> outputs,
    List<Node> nodes,
    List<Value> initializers,
    Map<String, Value> values) {
  public Graph {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    nodes = List.copyOf(nodes);
    initializers = List.copyOf(initializers);
    values = Map.copyOf(values);
  }

  /** Names of values of surrounding graphs that this body uses; empty for a top graph. */
  public Set<String> captured() {
    Set<String> used = new LinkedHashSet<>(outputs);
    Set<String> own = new HashSet<>();
    inputs.forEach(input -> own.add(input.name()));
    initializers.forEach(initializer -> own.add(initializer.name()));
    for (Node node : nodes) {
      used.addAll(node.uses());
      own.addAll(node.outputs());
    }
    used.removeAll(own);
    used.remove("");
    return used;
  }
}
