package io.vitrine.program.operator;

import io.vitrine.program.text.Operand;
import io.vitrine.program.text.Operand.Dense;
import java.util.Arrays;

/** Shapes of operands that are stretched to each other. */
final class Broadcast {
  private static final int IMPLICIT_SINCE = 7;

  private Broadcast() {}

  static int rank(Dense... operands) {
    return Arrays.stream(operands).anyMatch(operand -> operand.rank() == Operand.UNKNOWN_RANK)
        ? Operand.UNKNOWN_RANK
        : Arrays.stream(operands).mapToInt(Dense::rank).max().orElse(0);
  }

  /** The second operand; before opset 7 its axes may stand at any place of the first's. */
  static Dense second(NodeText node) {
    Dense a = node.in(0);
    Dense b = node.in(1);
    if (node.opset() >= IMPLICIT_SINCE
        || !node.flag("broadcast", false)
        || !node.hasAttribute("axis")) {
      return b;
    }
    long axis = node.integer("axis");
    long first = axis < 0 ? node.rank(a) + axis : axis;
    int behind = (int) (node.rank(a) - first - node.rank(b));
    return behind <= 0
        ? b
        : node.value(
            b.type(),
            b.rank() + behind,
            "torch.reshape(%s, torch.add(torch.size(%s), [%s]))",
            b,
            b,
            "1" + ", 1".repeat(behind - 1));
  }
}
