package io.vitrine.network;

import java.util.List;
import java.util.Map;

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
}
