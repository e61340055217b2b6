package io.vitrine.network.shape;

import io.vitrine.network.ElementType;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import io.vitrine.network.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is known of values so far. Names are unique over a graph and its bodies. */
final class Facts {
  private final Map<String, Tensor> weights;
  private final Map<String, Value> values = new HashMap<>();
  private final Map<String, Optional<Known>> knowns = new HashMap<>();

  Facts(Map<String, Tensor> weights) {
    this.weights = weights;
  }

  Optional<ElementType> type(String value) {
    return Optional.ofNullable(values.get(value)).flatMap(Value::type);
  }

  Optional<Shape> shape(String value) {
    return Optional.ofNullable(values.get(value)).flatMap(Value::shape);
  }

  Optional<Known> known(String value) {
    return knowns.computeIfAbsent(
        value, name -> Optional.ofNullable(weights.get(name)).flatMap(Known::of));
  }

  void learn(String name, Optional<ElementType> type, Optional<Shape> shape) {
    values.put(name, new Value(name, type, shape));
    // a body may be looked at twice: what its first inputs made known must not stay
    knowns.remove(name);
  }

  void learn(String name, Known known) {
    knowns.put(name, Optional.of(known));
  }

  /** What inference said, filled up with what the file declares where it says nothing. */
  Value settle(Value declared, boolean trustShapes) {
    Optional<ElementType> type = type(declared.name()).or(declared::type);
    Optional<Shape> shape = shape(declared.name());
    if (trustShapes) {
      shape = shape.map(found -> refined(found, declared.shape())).or(declared::shape);
    }
    Value settled = new Value(declared.name(), type, shape);
    values.put(declared.name(), settled);
    return settled;
  }

  private static Shape refined(Shape found, Optional<Shape> declared) {
    if (declared.isEmpty() || declared.get().rank() != found.rank() || found.isKnown()) {
      return found;
    }
    Shape result = found;
    for (int i = 0; i < found.rank(); i++) {
      if (!found.dimensions().get(i).isKnown()) {
        result = Sizes.with(result, i, declared.get().dimensions().get(i));
      }
    }
    return result;
  }
}
