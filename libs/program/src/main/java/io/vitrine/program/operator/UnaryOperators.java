package io.vitrine.program.operator;

import io.vitrine.network.ElementType;
import io.vitrine.program.text.Operand.Dense;
import java.util.List;

/** Functions of one number, applied to every element. */
final class UnaryOperators {
  private static final List<String> SAME_NAME =
      List.of(
          "Abs",
          "Acos",
          "Acosh",
          "Asin",
          "Asinh",
          "Atan",
          "Atanh",
          "Ceil",
          "Cos",
          "Cosh",
          "Erf",
          "Exp",
          "Floor",
          "Log",
          "Neg",
          "Reciprocal",
          "Round",
          "Sign",
          "Sin",
          "Sinh",
          "Sqrt",
          "Tan",
          "Tanh",
          "Sigmoid",
          "Relu");

  private UnaryOperators() {}

  static void addTo(OperatorTable table) {
    for (String name : SAME_NAME) {
      String format = "torch." + name.toLowerCase(java.util.Locale.ROOT) + "(%s)";
      table.add(name, node -> node.outLike(node.in(0), format, node.in(0)));
    }
    table.add("BitwiseNot", UnaryOperators::bitwiseNot);
    table.add("IsNaN", node -> test(node, "torch.isnan(%s)"));
    table.add("IsInf", UnaryOperators::isInfinite);
  }

  private static void bitwiseNot(NodeText node) {
    Dense input = node.in(0);
    node.outLike(input, "%s", Wrapping.wrap(input.type(), "torch.bitwise_not(" + input + ")"));
  }

  private static void isInfinite(NodeText node) {
    boolean positive = node.flag("detect_positive", true);
    boolean negative = node.flag("detect_negative", true);
    if (positive && negative) {
      test(node, "torch.isinf(%s)");
    } else if (positive) {
      test(node, "torch.isposinf(%s)");
    } else if (negative) {
      test(node, "torch.isneginf(%s)");
    } else {
      test(node, "torch.zeros_like(%s, dtype=11)");
    }
  }

  private static void test(NodeText node, String format) {
    node.out(ElementType.BOOL, node.in(0).rank(), format, node.in(0));
  }
}
