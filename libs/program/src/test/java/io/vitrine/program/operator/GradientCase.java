package io.vitrine.program.operator;

import io.vitrine.network.Attribute;
import io.vitrine.network.ElementType;
import io.vitrine.network.Graph;
import io.vitrine.network.Node;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import io.vitrine.network.Value;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** One operator with operands in 64 bits: those that are real are differentiated to. */
final class GradientCase {
  static final String OUTPUT = "y0";
  private static final int NEWEST = 28;

  private final String op;
  private final Map<String, Attribute> attributes = new HashMap<>();
  private final List<String> operands = new ArrayList<>();
  private final Map<String, Tensor> reals = new LinkedHashMap<>();
  private final Map<String, Tensor> constants = new LinkedHashMap<>();
  private int opset = NEWEST;
  private int outputs = 1;
  private String output = OUTPUT;

  private GradientCase(String op) {
    this.op = op;
  }

  static GradientCase of(String op) {
    return new GradientCase(op);
  }

  /** A real operand of normally distributed elements. */
  GradientCase real(long... shape) {
    return mapped(value -> value, shape);
  }

  /** A real operand of elements between two numbers. */
  GradientCase between(double low, double high, long... shape) {
    return mapped(value -> low + (high - low) * (0.5 + Math.atan(value) / Math.PI), shape);
  }

  private GradientCase mapped(DoubleUnaryOperator map, long... shape) {
    Random random = new Random(31L * operands.size() + op.hashCode());
    int elements = (int) Shape.of(shape).elements();
    ByteBuffer data = bytes(elements * Double.BYTES);
    for (int i = 0; i < elements; i++) {
      data.putDouble(map.applyAsDouble(random.nextGaussian()));
    }
    String name = "x" + operands.size();
    reals.put(name, new Tensor(ElementType.FLOAT64, Shape.of(shape), data.flip()));
    operands.add(name);
    return this;
  }

  /** A real operand of these elements, not differentiated to. */
  GradientCase given(Shape shape, double... elements) {
    ByteBuffer data = bytes(elements.length * Double.BYTES);
    for (double element : elements) {
      data.putDouble(element);
    }
    return constant(new Tensor(ElementType.FLOAT64, shape, data.flip()));
  }

  GradientCase longs(long... elements) {
    return longs(Shape.of(elements.length), elements);
  }

  GradientCase longs(Shape shape, long... elements) {
    ByteBuffer data = bytes(elements.length * Long.BYTES);
    for (long element : elements) {
      data.putLong(element);
    }
    return constant(new Tensor(ElementType.INT64, shape, data.flip()));
  }

  GradientCase truths(int... elements) {
    ByteBuffer data = bytes(elements.length);
    for (int element : elements) {
      data.put((byte) element);
    }
    return constant(new Tensor(ElementType.BOOL, Shape.of(elements.length), data.flip()));
  }

  private GradientCase constant(Tensor tensor) {
    String name = "c" + operands.size();
    constants.put(name, tensor);
    operands.add(name);
    return this;
  }

  /** An operand left out. */
  GradientCase none() {
    operands.add("");
    return this;
  }

  GradientCase with(String attribute, long value) {
    attributes.put(attribute, new Attribute.Int(value));
    return this;
  }

  GradientCase list(String attribute, Long... values) {
    attributes.put(attribute, new Attribute.Ints(List.of(values)));
    return this;
  }

  GradientCase real(String attribute, double value) {
    attributes.put(attribute, new Attribute.Float((float) value));
    return this;
  }

  GradientCase word(String attribute, String value) {
    attributes.put(attribute, new Attribute.Text(value));
    return this;
  }

  GradientCase body(String attribute, Graph body) {
    attributes.put(attribute, new Attribute.Body(body));
    return this;
  }

  GradientCase at(int version) {
    opset = version;
    return this;
  }

  /** The operator gives this many values, and the last of them is looked at. */
  GradientCase last(int count) {
    outputs = count;
    output = "y" + (count - 1);
    return this;
  }

  String op() {
    return op;
  }

  String output() {
    return output;
  }

  Map<String, Tensor> reals() {
    return reals;
  }

  Map<String, Tensor> constants() {
    return constants;
  }

  Graph graph() {
    List<String> results = new ArrayList<>();
    for (int i = 0; i < outputs; i++) {
      results.add("y" + i);
    }
    Node node = new Node("node", op, "", opset, operands, results, attributes, List.of());
    return new Graph(
        op, values(reals), List.of(output), List.of(node), values(constants), Map.of());
  }

  @Override
  public String toString() {
    return op + " " + attributes.keySet() + " of " + operands;
  }

  private static List<Value> values(Map<String, Tensor> tensors) {
    return tensors.entrySet().stream()
        .map(
            entry ->
                new Value(
                    entry.getKey(),
                    Optional.of(entry.getValue().type()),
                    Optional.of(entry.getValue().shape())))
        .toList();
  }

  private static ByteBuffer bytes(int count) {
    return ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
  }
}
