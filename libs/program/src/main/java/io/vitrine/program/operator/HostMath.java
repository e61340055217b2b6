package io.vitrine.program.operator;

import io.vitrine.network.ElementType;
import io.vitrine.program.ProgramException;
import io.vitrine.program.text.Operand.Scalars;
import io.vitrine.program.text.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.LongBinaryOperator;

/**
 * Operators on integers and truth values outside tensors.
 *
 * @param constant what it gives for numbers known now
 * @param text what it gives for others, an expression of two operands
 * @param truth whether it gives truth values
 */
record HostMath(LongBinaryOperator constant, String text, boolean truth) {
  static final HostMath ADD = number((a, b) -> a + b, "%1$s + %2$s");
  static final HostMath SUBTRACT = number((a, b) -> a - b, "%1$s - %2$s");
  static final HostMath MULTIPLY = number((a, b) -> a * b, "%1$s * %2$s");

  /** ONNX rounds towards zero, the text down. */
  static final HostMath DIVIDE =
      number(HostMath::quotient, "%1$s // %2$s if (%1$s >= 0) == (%2$s > 0) else -(-%1$s // %2$s)");

  static final HostMath MODULO =
      number((a, b) -> b == 0 ? quotient(a, b) : Math.floorMod(a, b), "%1$s %% %2$s");
  static final HostMath MAXIMUM = number(Math::max, "ops.prim.max(%1$s, %2$s)");
  static final HostMath MINIMUM = number(Math::min, "ops.prim.min(%1$s, %2$s)");
  static final HostMath EQUAL = truth((a, b) -> a == b ? 1 : 0, "%1$s == %2$s");
  static final HostMath LESS = truth((a, b) -> a < b ? 1 : 0, "%1$s < %2$s");
  static final HostMath LESS_OR_EQUAL = truth((a, b) -> a <= b ? 1 : 0, "%1$s <= %2$s");
  static final HostMath GREATER = truth((a, b) -> a > b ? 1 : 0, "%1$s > %2$s");
  static final HostMath GREATER_OR_EQUAL = truth((a, b) -> a >= b ? 1 : 0, "%1$s >= %2$s");
  static final HostMath AND = truth((a, b) -> a & b, "%1$s and %2$s");
  static final HostMath OR = truth((a, b) -> a | b, "%1$s or %2$s");
  static final HostMath XOR = truth((a, b) -> a ^ b, "%1$s != %2$s");

  private static HostMath number(LongBinaryOperator constant, String text) {
    return new HostMath(constant, text, false);
  }

  private static HostMath truth(LongBinaryOperator constant, String text) {
    return new HostMath(constant, text, true);
  }

  private static long quotient(long a, long b) {
    if (b == 0) {
      throw ProgramException.invalid("a constant is divided by zero");
    }
    return a / b;
  }

  /** Gives the node's first output from its first two inputs. */
  void write(NodeText node) {
    Scalars a = node.host(0);
    Scalars b = node.host(1);
    ElementType type = truth ? ElementType.BOOL : a.type();
    List<Scalar> results = new ArrayList<>();
    for (int i = 0; i < length(a, b); i++) {
      results.add(apply(node, at(a, i), at(b, i)));
    }
    node.give(0, new Scalars(type, results, a.vector() || b.vector()));
  }

  private Scalar apply(NodeText node, Scalar a, Scalar b) {
    if (a.isConstant() && b.isConstant()) {
      long result = constant.applyAsLong(a.constant().getAsLong(), b.constant().getAsLong());
      return truth ? Scalar.of(result != 0) : Scalar.of(result);
    }
    return new Scalar(node.let(text.formatted(a, b).replace("%", "%%")), OptionalLong.empty());
  }

  /** The common number of elements; one element stands for any number. */
  static int length(Scalars... operands) {
    int length = 1;
    for (Scalars operand : operands) {
      int own = operand.elements().size();
      if (own != 1 && length != 1 && own != length) {
        throw ProgramException.invalid(
            String.format(Locale.ROOT, "%d and %d numbers do not fit together", length, own));
      }
      length = length == 1 ? own : length;
    }
    return length;
  }

  static Scalar at(Scalars operand, int i) {
    return operand.elements().get(operand.elements().size() == 1 ? 0 : i);
  }
}
