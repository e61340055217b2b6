package io.vitrine.program.operator;

import io.vitrine.network.Attribute;
import io.vitrine.network.ElementType;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import io.vitrine.program.ProgramException;
import io.vitrine.program.text.Dtypes;
import io.vitrine.program.text.Literals;
import io.vitrine.program.text.Operand;
import io.vitrine.program.text.Operand.Dense;
import io.vitrine.program.text.Operand.Known;
import io.vitrine.program.text.Operand.Scalars;
import io.vitrine.program.text.Scalar;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Operators that make tensors from nothing or from a shape. */
final class GenerationOperators {
  private GenerationOperators() {}

  static void addTo(OperatorTable table) {
    table.add("Constant", GenerationOperators::constant);
    table.add("ConstantOfShape", GenerationOperators::constantOfShape);
    table.add("Range", GenerationOperators::range);
    table.add("EyeLike", GenerationOperators::eyeLike);
    table.add("OneHot", GenerationOperators::oneHot);
    table.add("Trilu", GenerationOperators::triangle);
  }

  private static void constant(NodeText node) {
    Attribute attribute =
        node.node().attributes().values().stream()
            .findFirst()
            .orElseThrow(() -> ProgramException.invalid("there is no value"));
    String name = node.node().outputs().get(0);
    if (attribute instanceof Attribute.Constant constant) {
      Dtypes.code(constant.value().type());
      node.give(0, new Known(name, constant.value()));
    } else if (attribute instanceof Attribute.Int number) {
      node.give(0, new Scalars(ElementType.INT64, List.of(Scalar.of(number.value())), false));
    } else if (attribute instanceof Attribute.Ints numbers) {
      node.give(
          0,
          new Scalars(ElementType.INT64, numbers.values().stream().map(Scalar::of).toList(), true));
    } else if (attribute instanceof Attribute.Float number) {
      node.give(0, new Known(name, floats(Shape.of(), List.of(number.value()))));
    } else if (attribute instanceof Attribute.Floats numbers) {
      node.give(0, new Known(name, floats(Shape.of(numbers.values().size()), numbers.values())));
    } else {
      throw NodeText.unsupported("a constant that is no dense tensor of numbers");
    }
  }

  private static Tensor floats(Shape shape, List<Float> elements) {
    ByteBuffer data =
        ByteBuffer.allocate(elements.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    elements.forEach(data::putFloat);
    return new Tensor(ElementType.FLOAT32, shape, data.flip());
  }

  private static void constantOfShape(NodeText node) {
    Tensor value =
        node.hasAttribute("value") && node.required("value") instanceof Attribute.Constant constant
            ? constant.value()
            : floats(Shape.of(1), List.of(0f));
    Optional<List<Scalar>> sizes = node.integers(0).scalars();
    String element = element(value);
    if (sizes.isPresent() && isHost(sizes.get()) && HostValues.isHost(value.type())) {
      long number = IntegerOperand.elements(value).get(0);
      Scalar scalar = value.type() == ElementType.BOOL ? Scalar.of(number != 0) : Scalar.of(number);
      int count = (int) sizes.get().get(0).constant().getAsLong();
      node.give(0, new Scalars(value.type(), Collections.nCopies(count, scalar), true));
      return;
    }
    node.out(
        value.type(),
        sizes.map(List::size).orElse(Operand.UNKNOWN_RANK),
        "torch.full(%s, %s, dtype=%s, device=d)",
        node.integers(0).list(),
        element,
        Dtypes.code(value.type()));
  }

  private static boolean isHost(List<Scalar> sizes) {
    return sizes.size() == 1
        && sizes.get(0).isConstant()
        && sizes.get(0).constant().getAsLong() <= HostValues.LONGEST;
  }

  private static String element(Tensor value) {
    return switch (value.type()) {
      case FLOAT32 -> Literals.of((double) value.data().getFloat(0));
      case FLOAT64 -> Literals.of(value.data().getDouble(0));
      case BFLOAT16 -> Literals.of((double) Float.intBitsToFloat(value.data().getShort(0) << 16));
      case FLOAT16 -> Literals.of(HalfFloats.toDouble(value.data().getShort(0)));
      case BOOL -> value.data().get(0) == 0 ? "False" : "True";
      default -> Literals.of(IntegerOperand.elements(value).get(0).longValue());
    };
  }

  private static void range(NodeText node) {
    ElementType type = node.operand(0).type();
    if (type.isFloat()) {
      node.out(type, 1, "%s", node.call("float_range", node.in(0), node.in(1), node.in(2)));
    } else {
      node.out(
          type,
          1,
          "%s",
          node.call(
              "whole_range",
              node.integers(0).scalar(),
              node.integers(1).scalar(),
              node.integers(2).scalar(),
              Dtypes.code(type),
              "d"));
    }
  }

  private static void eyeLike(NodeText node) {
    Dense input = node.in(0);
    ElementType type = node.type("dtype", input.type());
    node.out(
        type,
        2,
        "torch.to(%s, %s)",
        node.call("diagonal_ones", input, node.integer("k", 0)),
        Dtypes.code(type));
  }

  private static void oneHot(NodeText node) {
    Dense index = node.in(0);
    Dense values = node.in(2);
    node.out(
        values.type(),
        index.rank() == Operand.UNKNOWN_RANK ? index.rank() : index.rank() + 1,
        "%s",
        node.call("one_hot", index, node.integers(1).scalar(), values, node.integer("axis", -1)));
  }

  private static void triangle(NodeText node) {
    Dense input = node.in(0);
    String diagonal = node.has(1) ? node.integers(1).scalar().text() : "0";
    node.outLike(
        input,
        node.flag("upper", true) ? "torch.triu(%s, %s)" : "torch.tril(%s, %s)",
        input,
        diagonal);
  }
}
