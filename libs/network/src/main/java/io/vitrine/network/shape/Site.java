package io.vitrine.network.shape;

import io.vitrine.network.Attribute;
import io.vitrine.network.Dimension;
import io.vitrine.network.ElementType;
import io.vitrine.network.Graph;
import io.vitrine.network.ModelException;
import io.vitrine.network.Node;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import io.vitrine.network.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A node as a rule sees it: what is known of its inputs, and where to give its outputs. */
final class Site {
  private final Node node;
  private final Facts facts;
  private final Bodies bodies;

  /** Infers a body whose inputs are what the caller says. */
  interface Bodies {
    Graph infer(Node node, String attribute, List<Value> inputs);
  }

  Site(Node node, Facts facts, Bodies bodies) {
    this.node = node;
    this.facts = facts;
    this.bodies = bodies;
  }

  Node node() {
    return node;
  }

  int opset() {
    return node.opset();
  }

  boolean has(int i) {
    return node.input(i).isPresent();
  }

  int inputs() {
    return node.inputs().size();
  }

  int outputs() {
    return node.outputs().size();
  }

  Optional<ElementType> type(int i) {
    return node.input(i).flatMap(facts::type);
  }

  Optional<Shape> shape(int i) {
    return node.input(i).flatMap(facts::shape);
  }

  Optional<Known> known(int i) {
    return node.input(i).flatMap(facts::known);
  }

  /** The integers of an input, when all are known. */
  Optional<long[]> integers(int i) {
    return known(i).flatMap(Known::integers);
  }

  /** The integers of an attribute. */
  Optional<long[]> integers(String attribute) {
    return node.attribute(attribute)
        .filter(Attribute.Ints.class::isInstance)
        .map(
            ints -> ((Attribute.Ints) ints).values().stream().mapToLong(Long::longValue).toArray());
  }

  /** The floats of an attribute. */
  Optional<double[]> floats(String attribute) {
    return node.attribute(attribute)
        .filter(Attribute.Floats.class::isInstance)
        .map(
            floats ->
                ((Attribute.Floats) floats)
                    .values().stream().mapToDouble(Float::doubleValue).toArray());
  }

  /** Integers that are an attribute in old operator sets and an input in newer ones. */
  Optional<long[]> integers(String attribute, int input) {
    Optional<long[]> written = integers(attribute);
    return written.isPresent() ? written : integers(input);
  }

  long integer(String attribute, long otherwise) {
    return node.attribute(attribute).orElse(null) instanceof Attribute.Int number
        ? number.value()
        : otherwise;
  }

  double number(String attribute, double otherwise) {
    return node.attribute(attribute).orElse(null) instanceof Attribute.Float number
        ? number.value()
        : otherwise;
  }

  String text(String attribute, String otherwise) {
    return node.attribute(attribute).orElse(null) instanceof Attribute.Text text
        ? text.value()
        : otherwise;
  }

  Optional<Tensor> tensor(String attribute) {
    return node.attribute(attribute)
        .filter(Attribute.Constant.class::isInstance)
        .map(constant -> ((Attribute.Constant) constant).value());
  }

  /** The element type an attribute names, such as Cast's "to". */
  Optional<ElementType> elementType(String attribute) {
    long code = integer(attribute, 0);
    return code == 0 ? Optional.empty() : ElementType.ofCode((int) code);
  }

  boolean hasAttribute(String attribute) {
    return node.attribute(attribute).isPresent();
  }

  Graph body(String attribute, List<Value> inputs) {
    return bodies.infer(node, attribute, inputs);
  }

  Optional<ElementType> typeOf(String value) {
    return facts.type(value);
  }

  Optional<Shape> shapeOf(String value) {
    return facts.shape(value);
  }

  void give(int output, Optional<ElementType> type, Optional<Shape> shape) {
    if (output < outputs() && !node.outputs().get(output).isEmpty()) {
      facts.learn(node.outputs().get(output), type, shape);
    }
  }

  void give(int output, ElementType type, Shape shape) {
    give(output, Optional.of(type), Optional.of(shape));
  }

  /** Gives an output whose elements are known, at least in part. */
  void give(int output, Optional<ElementType> type, Known known) {
    give(output, type, Optional.of(known.shape()));
    if (output < outputs() && known.items().size() <= Known.LARGEST) {
      facts.learn(node.outputs().get(output), known);
    }
  }

  /** An axis counted from the front; throws when the operand has no such axis. */
  int axis(long axis, int rank) {
    if (axis < -rank || axis >= rank) {
      throw wrong("its axis %d does not exist in an operand of %d axes", axis, rank);
    }
    return (int) (axis < 0 ? axis + rank : axis);
  }

  /** Different axes counted from the front, in ascending order. */
  List<Integer> axes(long[] axes, int rank) {
    TreeSet<Integer> result = new TreeSet<>();
    for (long axis : axes) {
      if (!result.add(axis(axis, rank))) {
        throw wrong("its axis %d is given twice", axis);
      }
    }
    return new ArrayList<>(result);
  }

  /** Throws unless an input, as far as it is known, has this many axes. */
  void requireRank(int input, int rank) {
    shape(input)
        .filter(shape -> shape.rank() != rank)
        .ifPresent(
            shape -> {
              throw wrong("its input %d has shape %s, not %d axes", input, shape, rank);
            });
  }

  Dimension same(Dimension a, Dimension b, String what) {
    return Sizes.same(a, b).orElseThrow(() -> wrong("%s: %s is not %s", what, a, b));
  }

  ModelException wrong(String format, Object... arguments) {
    return ModelException.invalid(format.formatted(arguments));
  }

  /** All inputs that are there. */
  List<Integer> present() {
    List<Integer> result = new ArrayList<>();
    for (int i = 0; i < inputs(); i++) {
      if (has(i)) {
        result.add(i);
      }
    }
    return result;
  }

  Map<String, Attribute> attributes() {
    return node.attributes();
  }
}
