package io.vitrine.program.operator;

import io.vitrine.network.ElementType;
import io.vitrine.program.text.Dtypes;
import io.vitrine.program.text.Operand.Dense;
import java.util.List;

/** Sums, products and the like of two or more operands. */
final class ArithmeticOperators {
  private static final int LIMITS_ARE_OPERANDS_SINCE = 11;

  private ArithmeticOperators() {}

  static void addTo(OperatorTable table) {
    table.add("Add", node -> binary(node, HostMath.ADD, "torch.add(%s, %s)"));
    table.add("Sub", node -> binary(node, HostMath.SUBTRACT, "torch.sub(%s, %s)"));
    table.add("Mul", node -> binary(node, HostMath.MULTIPLY, "torch.mul(%s, %s)"));
    table.add("Div", ArithmeticOperators::divide);
    table.add("Mod", ArithmeticOperators::modulo);
    table.add("Pow", ArithmeticOperators::power);
    table.add("Max", node -> fold(node, HostMath.MAXIMUM, "torch.maximum(%s, %s)"));
    table.add("Min", node -> fold(node, HostMath.MINIMUM, "torch.minimum(%s, %s)"));
    table.add("Sum", node -> fold(node, HostMath.ADD, "torch.add(%s, %s)"));
    table.add("Mean", ArithmeticOperators::mean);
    table.add("Clip", ArithmeticOperators::clip);
    table.add("BitwiseAnd", node -> dense(node, "torch.bitwise_and(%s, %s)"));
    table.add("BitwiseOr", node -> dense(node, "torch.bitwise_or(%s, %s)"));
    table.add("BitwiseXor", node -> dense(node, "torch.bitwise_xor(%s, %s)"));
    table.add("BitShift", ArithmeticOperators::shift);
  }

  private static void binary(NodeText node, HostMath host, String format) {
    if (node.allHost()) {
      host.write(node);
    } else {
      dense(node, format);
    }
  }

  private static void dense(NodeText node, String format) {
    Dense a = node.in(0);
    Dense b = Broadcast.second(node);
    node.out(a.type(), Broadcast.rank(a, b), "%s", Wrapping.wrap(a.type(), format.formatted(a, b)));
  }

  private static void divide(NodeText node) {
    if (node.allHost()) {
      HostMath.DIVIDE.write(node);
    } else if (node.operand(0).type().isFloat()) {
      dense(node, "torch.div(%s, %s)");
    } else {
      dense(node, "torch.div(%s, %s, rounding_mode=\"trunc\")");
    }
  }

  private static void modulo(NodeText node) {
    boolean truncates = node.flag("fmod", false);
    if (node.allHost() && !truncates) {
      HostMath.MODULO.write(node);
    } else {
      dense(node, truncates ? "torch.fmod(%s, %s)" : "torch.remainder(%s, %s)");
    }
  }

  private static void power(NodeText node) {
    Dense a = node.in(0);
    Dense b = Broadcast.second(node);
    if (a.type() == b.type()) {
      node.out(a.type(), Broadcast.rank(a, b), "torch.pow(%s, %s)", a, b);
    } else {
      String wide = b.type().isFloat() ? "torch.to(%s, 7)".formatted(a) : a.text();
      node.out(
          a.type(),
          Broadcast.rank(a, b),
          "torch.to(torch.pow(%s, %s), %s)",
          a.type().isFloat() ? a.text() : wide,
          b,
          Dtypes.code(a.type()));
    }
  }

  private static void fold(NodeText node, HostMath host, String format) {
    if (node.inputs() == 2 && node.allHost()) {
      host.write(node);
      return;
    }
    List<Dense> inputs = node.all();
    Dense result = inputs.get(0);
    for (Dense next : inputs.subList(1, inputs.size())) {
      result = node.value(result.type(), Broadcast.rank(result, next), format, result, next);
    }
    node.give(0, result);
  }

  private static void mean(NodeText node) {
    List<Dense> inputs = node.all();
    Dense result = inputs.get(0);
    for (Dense next : inputs.subList(1, inputs.size())) {
      result =
          node.value(
              result.type(), Broadcast.rank(result, next), "torch.add(%s, %s)", result, next);
    }
    node.outLike(result, "torch.div(%s, %s)", result, inputs.size());
  }

  private static void clip(NodeText node) {
    Dense input = node.in(0);
    if (node.opset() < LIMITS_ARE_OPERANDS_SINCE) {
      node.outLike(
          input,
          "torch.clamp(%s, %s, %s)",
          input,
          node.real("min", Double.NEGATIVE_INFINITY),
          node.real("max", Double.POSITIVE_INFINITY));
    } else if (node.has(1) || node.has(2)) {
      node.outLike(input, "torch.clamp(%s, %s, %s)", input, node.optional(1), node.optional(2));
    } else {
      node.give(0, input);
    }
  }

  /** Unsigned numbers: what is shifted out is lost, zeros come in. */
  private static void shift(NodeText node) {
    Dense a = node.in(0);
    Dense b = node.in(1);
    boolean left = node.word("direction", "").equals("LEFT");
    if (a.type() == ElementType.UINT64 && !left) {
      node.out(a.type(), Broadcast.rank(a, b), "%s", node.call("shift_right_unsigned", a, b));
    } else {
      dense(node, left ? "torch.bitwise_left_shift(%s, %s)" : "torch.bitwise_right_shift(%s, %s)");
    }
  }
}
