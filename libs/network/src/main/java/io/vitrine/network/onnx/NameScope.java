package io.vitrine.network.onnx;

import io.vitrine.network.ModelException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the names of values mean at one place of the file. A body sees the names around it, an
 * inlined function only its own. Names that two bodies both use are told apart, so that a name
 * means one value in the whole network.
 */
final class NameScope {
  private final Optional<NameScope> outer;
  private final UniqueNames taken;
  private final Map<String, String> names = new HashMap<>();

  private NameScope(Optional<NameScope> outer, UniqueNames taken) {
    this.outer = outer;
    this.taken = taken;
  }

  static NameScope top(UniqueNames taken) {
    return new NameScope(Optional.empty(), taken);
  }

  /** The names inside a body: its own and those around it. */
  NameScope body() {
    return new NameScope(Optional.of(this), taken);
  }

  /** The names inside a function: nothing around it is seen. */
  NameScope function() {
    return new NameScope(Optional.empty(), taken);
  }

  /** Defines a name here. Returns what the value is called in the network. */
  String define(String name, String prefix) {
    String unique = taken.of(prefix + name);
    bind(name, unique);
    return unique;
  }

  /** Lets a name mean a value that exists already. */
  void bind(String name, String value) {
    if (names.putIfAbsent(name, value) != null) {
      throw ModelException.invalid(
          "the value \"%s\" is defined twice; every value must have one origin".formatted(name));
    }
  }

  boolean definesHere(String name) {
    return names.containsKey(name);
  }

  /** What the name means here; "" stays "", an optional input left out. */
  Optional<String> find(String name) {
    if (name.isEmpty()) {
      return Optional.of("");
    }
    String here = names.get(name);
    if (here != null) {
      return Optional.of(here);
    }
    return outer.flatMap(scope -> scope.find(name));
  }

  String resolve(String name) {
    return find(name)
        .orElseThrow(
            () ->
                ModelException.invalid(
                    "it uses the value \"%s\", which nothing produces".formatted(name)));
  }
}
