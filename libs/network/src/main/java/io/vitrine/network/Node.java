package io.vitrine.network;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An operator applied to values.
 *
 * @param name unique within its graph; generated where the file gives none or the same twice
 * @param domain "" for the standard operators
 * @param opset version of the domain's operator set the node is written in
 * @param inputs names of values; an empty name is an optional input left out
 * @param outputs names of values; an empty name is an output nobody wants
 * @param scope the exporter's module path, outermost first; empty where the name has none
 */
public record Node(
    String name,
    String op,
    String domain,
    int opset,
    List<String> inputs,
    List<String> outputs,
    Map<String, Attribute> attributes,
    List<String> scope) {
  public Node {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    attributes = Map.copyOf(attributes);
    scope = List.copyOf(scope);
  }

  public Optional<Attribute> attribute(String attribute) {
    return Optional.ofNullable(attributes.get(attribute));
  }

  /** The name of input i, or empty when it is left out. */
  public Optional<String> input(int i) {
    return i < inputs.size() && !inputs.get(i).isEmpty()
        ? Optional.of(inputs.get(i))
        : Optional.empty();
  }

  /** The bodies of an If, Loop or Scan by attribute, in the order of their names. */
  public SortedMap<String, Graph> bodies() {
    SortedMap<String, Graph> bodies = new TreeMap<>();
    attributes.forEach(
        (name, attribute) -> {
          if (attribute instanceof Attribute.Body body) {
            bodies.put(name, body.value());
          }
        });
    return bodies;
  }

  /** Names of all values the node needs: its inputs, and what its bodies take from around them. */
  public Set<String> uses() {
    Set<String> used = new LinkedHashSet<>(inputs);
    used.remove("");
    bodies().values().forEach(body -> used.addAll(body.captured()));
    return used;
  }
}
