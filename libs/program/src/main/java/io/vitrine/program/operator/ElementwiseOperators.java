package io.vitrine.program.operator;

import io.vitrine.program.text.Operand;
import io.vitrine.program.text.Operand.Dense;

/** Operators that compute each element by itself. */
final class ElementwiseOperators {
  private ElementwiseOperators() {}

  static void addTo(OperatorTable table) {
    table.add("Relu", node -> node.outLike(node.in(0), "torch.relu(%s)", node.in(0)));
    table.add("Add", node -> arithmetic(node, "torch.add(%s, %s)"));
  }

  private static void arithmetic(NodeText node, String format) {
    Dense a = node.in(0);
    Dense b = node.in(1);
    node.out(a.type(), broadcastRank(a, b), format, a, b);
  }

  static int broadcastRank(Dense a, Dense b) {
    return a.rank() == Operand.UNKNOWN_RANK || b.rank() == Operand.UNKNOWN_RANK
        ? Operand.UNKNOWN_RANK
        : Math.max(a.rank(), b.rank());
  }
}
