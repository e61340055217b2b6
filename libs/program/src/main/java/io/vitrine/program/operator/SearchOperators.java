package io.vitrine.program.operator;

import io.vitrine.network.ElementType;
import io.vitrine.program.text.Operand.Dense;

/** Operators that look for elements. */
final class SearchOperators {
  private static final int COUNT_IS_OPERAND_SINCE = 10;

  private SearchOperators() {}

  static void addTo(OperatorTable table) {
    table.add("TopK", SearchOperators::top);
    table.add(
        "NonZero",
        node -> node.out(ElementType.INT64, 2, "torch.t(torch.nonzero(%s))", node.in(0)));
    table.add("Unique", SearchOperators::unique);
    table.add("CumSum", node -> cumulative(node, "cumulative_sum"));
    table.add("CumProd", node -> cumulative(node, "cumulative_product"));
  }

  /** Equal elements come in the order of their positions. */
  private static void top(NodeText node) {
    Dense input = node.in(0);
    String count =
        node.opset() < COUNT_IS_OPERAND_SINCE
            ? Long.toString(node.integer("k"))
            : node.integers(1).scalar().text();
    String result =
        node.let(
            node.call("top", input, count, node.integer("axis", -1), node.flag("largest", true)));
    node.give(0, node.value(input.type(), input.rank(), "%s[0]", result));
    node.give(1, node.value(ElementType.INT64, input.rank(), "%s[1]", result));
  }

  private static void unique(NodeText node) {
    Dense input = node.in(0);
    boolean flat = !node.hasAttribute("axis");
    String result =
        node.let(
            node.call("unique", input, flat, node.integer("axis", 0), node.flag("sorted", true)));
    node.give(0, node.value(input.type(), flat ? 1 : input.rank(), "%s[0]", result));
    for (int i = 1; i <= 3; i++) {
      if (node.gives(i)) {
        node.give(i, node.value(ElementType.INT64, 1, "%s[%s]", result, i));
      }
    }
  }

  private static void cumulative(NodeText node, String method) {
    Dense input = node.in(0);
    node.out(
        input.type(),
        input.rank(),
        "%s",
        node.call(
            method,
            input,
            node.integers(1).scalar(),
            node.flag("exclusive", false),
            node.flag("reverse", false)));
  }
}
