package io.vitrine.program.operator;

import io.vitrine.network.ElementType;
import io.vitrine.program.ProgramException;
import io.vitrine.program.text.Dtypes;
import io.vitrine.program.text.Operand;
import io.vitrine.program.text.Operand.Dense;

/** Numbers on a coarse grid. */
final class QuantizationOperators {
  private QuantizationOperators() {}

  static void addTo(OperatorTable table) {
    table.add("QuantizeLinear", QuantizationOperators::quantize);
    table.add("DequantizeLinear", QuantizationOperators::dequantize);
    table.add("DynamicQuantizeLinear", QuantizationOperators::quantizeByItself);
    table.add("QLinearMatMul", QuantizationOperators::product);
    table.add("QLinearConv", QuantizationOperators::convolution);
    table.add("MatMulInteger", QuantizationOperators::wholeProduct);
    table.add("ConvInteger", QuantizationOperators::wholeConvolution);
  }

  /** Lowest and highest number of a type, as literals. */
  private static String limits(ElementType type) {
    return switch (type) {
      case UINT8 -> "0., 255.";
      case INT8 -> "-128., 127.";
      case UINT16 -> "0., 65535.";
      case INT16 -> "-32768., 32767.";
      default -> throw ProgramException.unsupported("quantisation to the type " + type);
    };
  }

  private static void quantize(NodeText node) {
    Dense input = node.in(0);
    ElementType type =
        node.has(2)
            ? node.in(2).type()
            : node.integer("output_dtype", 0) == 0
                ? ElementType.UINT8
                : node.type("output_dtype", ElementType.UINT8);
    String limits = limits(type);
    long axis = node.integer("axis", 1);
    long block = node.integer("block_size", 0);
    int precision = precision(node, input);
    String scale = node.let(node.call("along", node.in(1), input, axis, block));
    String zero = node.has(2) ? node.let(node.call("along", node.in(2), input, axis, block)) : "0";
    node.out(
        type,
        input.rank(),
        "torch.to(torch.clamp(torch.add(torch.round(torch.div(torch.to(%s, %s), torch.to(%s, %s))), %s), %s), %s)",
        input,
        precision,
        scale,
        precision,
        zero,
        limits,
        Dtypes.code(type));
  }

  /** The division is done in the attribute's precision, else the scale's, but never in f16. */
  private static int precision(NodeText node, Dense input) {
    ElementType type =
        node.integer("precision", 0) == 0
            ? node.in(1).type()
            : node.type("precision", ElementType.FLOAT32);
    return type == ElementType.FLOAT64 || input.type() == ElementType.FLOAT64
        ? Dtypes.code(ElementType.FLOAT64)
        : Dtypes.code(ElementType.FLOAT32);
  }

  private static void dequantize(NodeText node) {
    Dense input = node.in(0);
    ElementType type = node.type("output_dtype", node.in(1).type());
    long axis = node.integer("axis", 1);
    long block = node.integer("block_size", 0);
    String scale = node.let(node.call("along", node.in(1), input, axis, block));
    String wide =
        node.has(2)
            ? "torch.sub(torch.to(%s, 6), %s)"
                .formatted(input, node.call("along", node.in(2), input, axis, block))
            : "torch.to(%s, 6)".formatted(input);
    node.out(type, input.rank(), "torch.to(torch.mul(%s, %s), %s)", wide, scale, Dtypes.code(type));
  }

  private static void quantizeByItself(NodeText node) {
    Dense input = node.in(0);
    String result = node.let(node.call("quantize_by_itself", input));
    node.give(0, node.value(ElementType.UINT8, input.rank(), "%s[0]", result));
    node.give(1, node.value(ElementType.FLOAT32, 0, "%s[1]", result));
    node.give(2, node.value(ElementType.UINT8, 0, "%s[2]", result));
  }

  /** An integer operand less its zero point, in f64, which holds all sums of a layer exactly. */
  private static String centred(NodeText node, int value, int zero, String shaped) {
    String wide = "torch.to(%s, 7)".formatted(node.in(value));
    return node.has(zero)
        ? "torch.sub(%s, %s)".formatted(wide, shaped.formatted(node.in(zero)))
        : wide;
  }

  private static void product(NodeText node) {
    ElementType type = node.in(7).type();
    String sums =
        node.let(
            "torch.matmul(%s, %s)",
            centred(node, 0, 2, node.call("per_row", "%s", node.in(0))), centred(node, 3, 5, "%s"));
    String factor =
        node.let(
            "torch.div(torch.mul(torch.to(%s, 7), torch.to(%s, 7)), torch.to(%s, 7))",
            node.call("per_row", node.in(1), node.in(0)), node.in(4), node.in(6));
    node.out(
        type,
        MatrixOperators.rank(node.in(0).rank(), node.in(3).rank()),
        "torch.to(torch.clamp(torch.add(torch.round(torch.mul(%s, %s)), %s), %s), %s)",
        sums,
        factor,
        node.in(7),
        limits(type),
        Dtypes.code(type));
  }

  private static void wholeProduct(NodeText node) {
    int rank = MatrixOperators.rank(node.in(0).rank(), node.in(1).rank());
    node.out(
        ElementType.INT32,
        rank,
        "torch.to(torch.matmul(%s, %s), 3)",
        centred(node, 0, 2, node.call("per_row", "%s", node.in(0))),
        centred(node, 1, 3, "%s"));
  }

  private static void convolution(NodeText node) {
    Dense weights = node.in(3);
    int rank = node.rank(weights);
    ElementType type = node.in(7).type();
    String sums =
        sums(
            node,
            weights,
            centred(node, 0, 2, "%s"),
            centred(node, 3, 5, node.call("per_first", "%s", rank)));
    if (node.has(8)) {
      sums = node.let("torch.add(%s, %s)", sums, node.call("per_channel", node.in(8), rank));
    }
    String factor =
        node.let(
            "torch.div(torch.mul(torch.to(%s, 7), torch.to(%s, 7)), torch.to(%s, 7))",
            node.in(1), node.call("per_channel", node.in(4), rank), node.in(6));
    node.out(
        type,
        rank,
        "torch.to(torch.clamp(torch.add(torch.round(torch.mul(%s, %s)), %s), %s), %s)",
        sums,
        factor,
        node.in(7),
        limits(type),
        Dtypes.code(type));
  }

  private static void wholeConvolution(NodeText node) {
    Dense weights = node.in(1);
    int rank = node.rank(weights);
    String sums =
        sums(
            node,
            weights,
            centred(node, 0, 2, "%s"),
            centred(node, 1, 3, node.call("per_first", "%s", rank)));
    node.out(ElementType.INT32, rank, "torch.to(%s, 3)", sums);
  }

  private static String sums(NodeText node, Dense weights, String x, String w) {
    Dense input = new Dense(node.let("%s", x), ElementType.FLOAT64, Operand.UNKNOWN_RANK);
    Window window = Window.of(node, input, ConvolutionOperators.kernel(node, weights));
    if (!window.isSymmetric()) {
      window = window.pad(node, "0");
    }
    return node.let(
        "torch.conv%sd(%s, %s, None, %s, %s, %s, %s)",
        window.axes(),
        window.input(),
        w,
        window.strides(),
        window.begins(),
        window.dilations(),
        node.integer("group", 1));
  }
}
