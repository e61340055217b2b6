package io.vitrine.program.operator;

import io.vitrine.network.Attribute;
import io.vitrine.network.ElementType;
import io.vitrine.network.Graph;
import io.vitrine.network.Node;
import io.vitrine.network.Tensor;
import io.vitrine.program.ProgramException;
import io.vitrine.program.text.Dtypes;
import io.vitrine.program.text.Literals;
import io.vitrine.program.text.Operand;
import io.vitrine.program.text.Operand.Dense;
import io.vitrine.program.text.Operand.Known;
import io.vitrine.program.text.Operand.Scalars;
import io.vitrine.program.text.Scalar;
import io.vitrine.program.text.TextWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What an entry of the table of operators sees: the node, its operands and the text being written.
 */
final class NodeText {
  private final GraphText graph;
  private final Node node;

  NodeText(GraphText graph, Node node) {
    this.graph = graph;
    this.node = node;
  }

  Node node() {
    return node;
  }

  int opset() {
    return node.opset();
  }

  /** Number of inputs, left out ones in between counted. */
  int inputs() {
    return node.inputs().size();
  }

  boolean has(int i) {
    return node.input(i).isPresent();
  }

  /** Whether somebody may want output i. */
  boolean gives(int i) {
    return i < node.outputs().size() && !node.outputs().get(i).isEmpty();
  }

  Operand operand(int i) {
    return graph.operand(name(i));
  }

  /** Input i as a tensor. */
  Dense in(int i) {
    return graph.tensor(name(i));
  }

  /** Whether input i is a weight or constant of the file. */
  boolean isWeight(int i) {
    Operand operand = operand(i);
    return operand instanceof Known || operand instanceof Dense dense && dense.text().isEmpty();
  }

  Graph body(String attribute) {
    Attribute value = required(attribute);
    return value instanceof Attribute.Body body ? body.value() : mistyped(attribute, value);
  }

  /** A body of this node, about to be written here. */
  GraphText inside(Graph body, List<String> counters) {
    return graph.inside(body, counters);
  }

  List<String> rounds() {
    return graph.rounds();
  }

  Dense constant(Tensor tensor) {
    return graph.constant(tensor);
  }

  TextWriter writer() {
    return graph.writer();
  }

  /** A value that the node reads, as a tensor. */
  Dense tensor(String name) {
    return graph.tensor(name);
  }

  /** All inputs as tensors. */
  List<Dense> all() {
    return node.inputs().stream().map(graph::tensor).toList();
  }

  /** Input i as a tensor, or None where it is left out. */
  String optional(int i) {
    return has(i) ? in(i).text() : "None";
  }

  /** The integers of input i. */
  IntegerOperand integers(int i) {
    return new IntegerOperand(this, name(i), operand(i));
  }

  /** Whether input i is integers or truth values that are read without touching a tensor. */
  boolean isHost(int i) {
    return HostValues.isHost(operand(i));
  }

  /**
   * Whether all inputs are, so that the node can compute them outside tensors: chains from a shape
   * to a shape stay numbers.
   */
  boolean allHost() {
    return IntStream.range(0, inputs()).allMatch(i -> !has(i) || isHost(i));
  }

  /** Input i outside tensors; only where {@link #isHost}. */
  Scalars host(int i) {
    return HostValues.of(this, operand(i));
  }

  void bake(String name) {
    graph.bake(name);
  }

  /** Includes a method of the library and gives the call of it. */
  String call(String method, Object... arguments) {
    graph.include(method);
    return "(self).%s(%s)"
        .formatted(
            method, Arrays.stream(arguments).map(Literals::of).collect(Collectors.joining(", ")));
  }

  long integer(String attribute, long otherwise) {
    return node.attribute(attribute).map(value -> integer(attribute, value)).orElse(otherwise);
  }

  long integer(String attribute) {
    return integer(attribute, required(attribute));
  }

  boolean flag(String attribute, boolean otherwise) {
    return integer(attribute, otherwise ? 1 : 0) != 0;
  }

  double real(String attribute, double otherwise) {
    return node.attribute(attribute)
        .map(
            value ->
                value instanceof Attribute.Float real
                    ? (Double) (double) real.value()
                    : mistyped(attribute, value))
        .orElse(otherwise);
  }

  String word(String attribute, String otherwise) {
    return node.attribute(attribute)
        .map(
            value ->
                value instanceof Attribute.Text text ? text.value() : mistyped(attribute, value))
        .orElse(otherwise);
  }

  List<Double> reals(String attribute, List<Double> otherwise) {
    return node.attribute(attribute)
        .map(
            value ->
                value instanceof Attribute.Floats list
                    ? list.values().stream().map(Float::doubleValue).toList()
                    : NodeText.<List<Double>>mistyped(attribute, value))
        .orElse(otherwise);
  }

  List<String> words(String attribute, List<String> otherwise) {
    return node.attribute(attribute)
        .map(
            value ->
                value instanceof Attribute.Texts list
                    ? list.values()
                    : NodeText.<List<String>>mistyped(attribute, value))
        .orElse(otherwise);
  }

  /** An element type given by its number in ONNX. */
  ElementType type(String attribute, ElementType otherwise) {
    if (!hasAttribute(attribute)) {
      return otherwise;
    }
    long code = integer(attribute);
    ElementType type =
        ElementType.ofCode((int) code)
            .orElseThrow(() -> ProgramException.invalid("there is no element type number " + code));
    Dtypes.code(type);
    return type;
  }

  List<Long> integers(String attribute, List<Long> otherwise) {
    return node.attribute(attribute)
        .map(
            value ->
                value instanceof Attribute.Ints list ? list.values() : mistyped(attribute, value))
        .orElse(otherwise);
  }

  boolean hasAttribute(String attribute) {
    return node.attribute(attribute).isPresent();
  }

  Attribute required(String attribute) {
    return node.attribute(attribute)
        .orElseThrow(
            () -> ProgramException.invalid("the attribute '" + attribute + "' is missing"));
  }

  /** A new identifier for an expression. */
  String let(String format, Object... arguments) {
    String identifier = graph.writer().fresh();
    graph.writer().line(identifier + " = " + format(format, arguments));
    return identifier;
  }

  void line(String format, Object... arguments) {
    graph.writer().line(format(format, arguments));
  }

  Dense value(ElementType type, int rank, String format, Object... arguments) {
    return new Dense(let(format, arguments), type, rank);
  }

  /** Gives the first output. */
  Dense out(ElementType type, int rank, String format, Object... arguments) {
    int known = rank == Operand.UNKNOWN_RANK ? graph.declaredRank(node.outputs().get(0)) : rank;
    Dense result = value(type, known, format, arguments);
    give(0, result);
    return result;
  }

  /** Gives the first output: the same type and number of axes as another value. */
  Dense outLike(Dense like, String format, Object... arguments) {
    return out(like.type(), like.rank(), format, arguments);
  }

  /** A new integer outside tensors. */
  Scalar number(String format, Object... arguments) {
    return Scalar.computed(let(format, arguments));
  }

  /** Gives output i; nothing where the node leaves it out. */
  void give(int i, Operand operand) {
    if (gives(i)) {
      graph.give(node.outputs().get(i), operand);
    }
  }

  /** The number of axes, which the operator cannot do without. */
  int rank(Dense tensor) {
    if (tensor.rank() == Operand.UNKNOWN_RANK) {
      throw unsupported("its input has a number of axes that only the run can tell");
    }
    return tensor.rank();
  }

  static ProgramException unsupported(String reason) {
    return ProgramException.unsupported(reason);
  }

  private static String format(String format, Object... arguments) {
    return format.formatted(Arrays.stream(arguments).map(Literals::of).toArray());
  }

  private String name(int i) {
    return node.input(i).orElseThrow(() -> ProgramException.invalid("input " + i + " is missing"));
  }

  private static long integer(String attribute, Attribute value) {
    return value instanceof Attribute.Int number ? number.value() : mistyped(attribute, value);
  }

  private static <T> T mistyped(String attribute, Attribute value) {
    throw ProgramException.invalid(
        "the attribute '%s' has the wrong kind, %s"
            .formatted(attribute, value.getClass().getSimpleName()));
  }
}
