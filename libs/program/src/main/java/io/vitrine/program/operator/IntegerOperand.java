package io.vitrine.program.operator;

import io.vitrine.network.ElementType;
import io.vitrine.network.Tensor;
import io.vitrine.program.ProgramException;
import io.vitrine.program.text.Literals;
import io.vitrine.program.text.Operand;
import io.vitrine.program.text.Operand.Dense;
import io.vitrine.program.text.Operand.IntegerList;
import io.vitrine.program.text.Operand.Known;
import io.vitrine.program.text.Operand.Scalars;
import io.vitrine.program.text.Scalar;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** An operand read as integers: a shape, axes, pads. A constant that is read becomes text. */
final class IntegerOperand {
  /** Longer constants stay tensors. */
  private static final int LONGEST_CONSTANT = 4096;

  private final NodeText node;
  private final String name;
  private final Operand operand;

  IntegerOperand(NodeText node, String name, Operand operand) {
    this.node = node;
    this.name = name;
    this.operand = operand;
  }

  /** The elements where they are known now. */
  Optional<List<Long>> constants() {
    if (operand instanceof Known known && isShort(known.tensor())) {
      if (known.tensor().elements() > 0) {
        node.bake(known.name());
      }
      return Optional.of(elements(known.tensor()));
    }
    if (operand instanceof Scalars scalars
        && scalars.elements().stream().allMatch(Scalar::isConstant)) {
      return Optional.of(
          scalars.elements().stream().map(scalar -> scalar.constant().orElseThrow()).toList());
    }
    return Optional.empty();
  }

  /** The elements, which must be known now. */
  List<Long> required() {
    return constants()
        .orElseThrow(
            () ->
                NodeText.unsupported(
                    "'" + name + "' must be a constant, but only the run can tell it"));
  }

  /** Each element as an expression, where their number is known now. */
  Optional<List<Scalar>> scalars() {
    if (operand instanceof Scalars scalars) {
      return Optional.of(scalars.elements());
    }
    return constants().map(list -> list.stream().map(Scalar::of).toList());
  }

  /** The number of elements, where it is known now. */
  OptionalInt count() {
    return scalars().map(list -> OptionalInt.of(list.size())).orElse(OptionalInt.empty());
  }

  /** An expression of type List[int]. */
  String list() {
    if (operand instanceof IntegerList list) {
      return list.text();
    }
    if (operand instanceof Scalars scalars && !scalars.vector()) {
      return Literals.of(scalars.elements());
    }
    return scalars()
        .map(list -> new Scalars(ElementType.INT64, list, true).toString())
        .orElseGet(() -> fromTensor(node.tensor(name)));
  }

  /** An expression of type int; the operand has one element. */
  Scalar scalar() {
    Optional<List<Scalar>> scalars = scalars();
    if (scalars.isPresent()) {
      if (scalars.get().size() != 1) {
        throw ProgramException.invalid(
            "'%s' must be one number, not %d".formatted(name, scalars.get().size()));
      }
      return scalars.get().get(0);
    }
    return Scalar.computed(node.let("int(torch.item(%s))", node.tensor(name)));
  }

  private String fromTensor(Dense tensor) {
    return node.let("annotate(List[int], torch.to(torch.reshape(%s, [-1]), 4).tolist())", tensor);
  }

  private static boolean isShort(Tensor tensor) {
    return !tensor.type().isFloat()
        && tensor.type() != ElementType.STRING
        && tensor.elements() <= LONGEST_CONSTANT;
  }

  static List<Long> elements(Tensor tensor) {
    ByteBuffer data = tensor.data();
    LongStream elements =
        IntStream.range(0, (int) tensor.elements())
            .mapToLong(
                i ->
                    switch (tensor.type()) {
                      case BOOL, UINT8 -> data.get(i) & 0xff;
                      case INT8 -> data.get(i);
                      case UINT16 -> data.getShort(2 * i) & 0xffff;
                      case INT16 -> data.getShort(2 * i);
                      case INT32 -> data.getInt(4 * i);
                      case UINT32 -> data.getInt(4 * i) & 0xffffffffL;
                      case INT64, UINT64 -> data.getLong(8 * i);
                      default ->
                          throw ProgramException.invalid(
                              "integers are needed, not elements of type " + tensor.type());
                    });
    return elements.boxed().toList();
  }
}
