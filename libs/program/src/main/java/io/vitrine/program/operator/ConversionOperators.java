package io.vitrine.program.operator;

import io.vitrine.network.Attribute;
import io.vitrine.network.ElementType;
import io.vitrine.program.ProgramException;
import io.vitrine.program.text.Dtypes;
import io.vitrine.program.text.Operand.Dense;
import io.vitrine.program.text.Operand.Scalars;
import io.vitrine.program.text.Scalar;
import java.util.List;
import java.util.Locale;

/** Changes of the element type. */
final class ConversionOperators {
  private static final int TYPES_BY_NAME_UNTIL = 6;

  private ConversionOperators() {}

  static void addTo(OperatorTable table) {
    table.add("Cast", node -> cast(node, target(node)));
    table.add("BitCast", ConversionOperators::sameBits);
    table.add("CastLike", node -> cast(node, node.operand(1).type()));
  }

  private static ElementType target(NodeText node) {
    if (node.opset() < TYPES_BY_NAME_UNTIL && node.required("to") instanceof Attribute.Text name) {
      return switch (name.value().toUpperCase(Locale.ROOT)) {
        case "FLOAT" -> ElementType.FLOAT32;
        case "DOUBLE" -> ElementType.FLOAT64;
        default -> ElementType.valueOf(name.value().toUpperCase(Locale.ROOT));
      };
    }
    node.required("to");
    return node.type("to", ElementType.FLOAT32);
  }

  private static void cast(NodeText node, ElementType type) {
    if (node.isHost(0) && HostValues.isHost(type)) {
      host(node, node.host(0), type);
      return;
    }
    Dense input = node.in(0);
    if (input.type() == type) {
      node.give(0, input);
    } else {
      node.out(type, input.rank(), "%s", to(input, type));
    }
  }

  /** The expression of a tensor as another type. */
  static String to(Dense input, ElementType type) {
    if (!Dtypes.isSupported(type)) {
      throw ProgramException.unsupported("elements of type " + type + " cannot be computed");
    }
    return switch (type) {
      case BOOL -> "torch.ne(%s, 0)".formatted(input);
      // A negative float has no unsigned value; like everyone else, go by way of the signed one.
      case UINT8, UINT16, UINT32 ->
          input.type().isFloat()
              ? Wrapping.wrap(
                  type, "torch.to(torch.to(%s, 4), %d)".formatted(input, Dtypes.code(type)))
              : Wrapping.wrap(type, "torch.to(%s, %d)".formatted(input, Dtypes.code(type)));
      default -> "torch.to(%s, %d)".formatted(input, Dtypes.code(type));
    };
  }

  private static void sameBits(NodeText node) {
    Dense input = node.in(0);
    node.required("to");
    ElementType type = node.type("to", ElementType.FLOAT32);
    if (type.bytes() != input.type().bytes()) {
      throw ProgramException.invalid("%s and %s differ in size".formatted(input.type(), type));
    }
    ElementType plain = signed(type);
    String bits =
        node.let(
            "torch.view_copy(torch.to(%s, %s), dtype=%s)",
            input, Dtypes.code(signed(input.type())), Dtypes.code(plain));
    node.out(
        type,
        input.rank(),
        "%s",
        plain == type
            ? bits
            : Wrapping.wrap(type, "torch.to(%s, %d)".formatted(bits, Dtypes.code(type))));
  }

  /** The type of the same bits that libtorch has; that of a wide unsigned one is signed. */
  private static ElementType signed(ElementType type) {
    return switch (type) {
      case UINT16 -> ElementType.INT16;
      case UINT32 -> ElementType.INT32;
      case UINT64 -> ElementType.INT64;
      default -> type;
    };
  }

  private static void host(NodeText node, Scalars input, ElementType type) {
    List<Scalar> elements =
        input.elements().stream().map(value -> convert(node, value, input.type(), type)).toList();
    node.give(0, new Scalars(type, elements, input.vector()));
  }

  private static Scalar convert(NodeText node, Scalar value, ElementType from, ElementType to) {
    if (from == ElementType.BOOL && to != ElementType.BOOL) {
      return value.isConstant()
          ? Scalar.of(value.constant().getAsLong())
          : node.number("int(%s)", value);
    }
    if (from != ElementType.BOOL && to == ElementType.BOOL) {
      return value.isConstant()
          ? Scalar.of(value.constant().getAsLong() != 0)
          : node.number("%s != 0", value);
    }
    return value.isConstant() && to == ElementType.INT32
        ? Scalar.of((int) value.constant().getAsLong())
        : value;
  }
}
