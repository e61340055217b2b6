package io.vitrine.program.operator;

import io.vitrine.network.ElementType;
import io.vitrine.program.text.Operand;
import io.vitrine.program.text.Operand.Known;
import io.vitrine.program.text.Operand.Scalars;
import io.vitrine.program.text.Scalar;
import java.util.List;

/** Integers and truth values outside tensors: shapes, and what is computed from them. */
final class HostValues {
  /** Longer vectors are data, not shapes. */
  static final int LONGEST = 64;

  private HostValues() {}

  static boolean isHost(Operand operand) {
    return operand instanceof Scalars
        || operand instanceof Known known
            && isHost(known.type())
            && known.rank() <= 1
            && known.tensor().elements() <= LONGEST;
  }

  static boolean isHost(ElementType type) {
    return type == ElementType.INT64 || type == ElementType.INT32 || type == ElementType.BOOL;
  }

  static Scalars of(NodeText node, Operand operand) {
    if (operand instanceof Scalars scalars) {
      return scalars;
    }
    if (!(operand instanceof Known known)) {
      throw new IllegalStateException("not outside tensors: " + operand);
    }
    node.bake(known.name());
    List<Scalar> elements =
        IntegerOperand.elements(known.tensor()).stream()
            .map(
                element ->
                    known.type() == ElementType.BOOL ? Scalar.of(element != 0) : Scalar.of(element))
            .toList();
    return new Scalars(known.type(), elements, known.rank() == 1);
  }
}
