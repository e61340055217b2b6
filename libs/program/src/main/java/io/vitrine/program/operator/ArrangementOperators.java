package io.vitrine.program.operator;

import io.vitrine.network.ElementType;
import io.vitrine.network.Tensor;
import io.vitrine.program.ProgramException;
import io.vitrine.program.text.Literals;
import io.vitrine.program.text.Operand;
import io.vitrine.program.text.Operand.Dense;
import io.vitrine.program.text.Operand.Known;
import java.util.List;

/** Operators that put elements in another order or more of them. */
final class ArrangementOperators {
  private static final int PADS_ARE_OPERANDS_SINCE = 11;
  private static final int REPEATS_SINCE = 6;

  private ArrangementOperators() {}

  static void addTo(OperatorTable table) {
    table.add("Transpose", ArrangementOperators::transpose);
    table.add("Tile", ArrangementOperators::tile);
    table.add("Pad", ArrangementOperators::pad);
    table.add("DepthToSpace", ArrangementOperators::depthToSpace);
    table.add(
        "SpaceToDepth",
        node ->
            node.outLike(
                node.in(0),
                "%s",
                node.call(
                    "space_to_depth",
                    node.in(0),
                    node.integer("blocksize"),
                    node.word("mode", "DCR").equals("CRD"))));
    table.add("CenterCropPad", ArrangementOperators::centreCropPad);
  }

  private static void transpose(NodeText node) {
    Dense input = node.in(0);
    if (node.hasAttribute("perm")) {
      node.outLike(input, "torch.permute(%s, %s)", input, node.integers("perm", List.of()));
    } else {
      node.outLike(input, "%s", node.call("reverse_permutation", input));
    }
  }

  private static void tile(NodeText node) {
    Dense input = node.in(0);
    if (node.opset() < REPEATS_SINCE) {
      int rank = node.rank(input);
      long axis = node.integers(2).required().get(0);
      StringBuilder repeats = new StringBuilder();
      String count = node.integers(1).scalar().text();
      for (int i = 0; i < rank; i++) {
        repeats.append(i == 0 ? "" : ", ").append(i == axis ? count : "1");
      }
      node.outLike(input, "torch.repeat(%s, [%s])", input, repeats);
      return;
    }
    node.outLike(input, "torch.repeat(%s, %s)", input, node.integers(1).list());
  }

  private static void centreCropPad(NodeText node) {
    Dense input = node.in(0);
    String axes =
        node.hasAttribute("axes")
            ? node.integers("axes", List.of()).toString()
            : node.let(node.call("all_axes", input));
    node.outLike(input, "%s", node.call("centre_crop_pad", input, node.integers(1).list(), axes));
  }

  private static void depthToSpace(NodeText node) {
    Dense input = node.in(0);
    boolean columnsFirst = node.word("mode", "DCR").equals("CRD");
    node.outLike(
        input, "%s", node.call("depth_to_space", input, node.integer("blocksize"), columnsFirst));
  }

  private static void pad(NodeText node) {
    Dense input = node.in(0);
    boolean operands = node.opset() >= PADS_ARE_OPERANDS_SINCE;
    String pads =
        operands
            ? node.integers(1).list()
            : node.integers(node.hasAttribute("pads") ? "pads" : "paddings", List.of()).toString();
    String axes =
        operands && node.has(3) ? node.integers(3).list() : node.let(node.call("all_axes", input));
    String mode = node.word("mode", "constant");
    switch (mode) {
      case "constant" -> {
        boolean real = input.type().isFloat();
        node.outLike(
            input,
            "%s",
            node.call(
                real ? "pad_constant" : "pad_constant_whole",
                input.type() == ElementType.BOOL
                    ? "torch.to(%s, 0)".formatted(input)
                    : input.text(),
                pads,
                axes,
                value(node, operands, real)));
        if (input.type() == ElementType.BOOL) {
          node.outLike(input, "torch.to(%s, 11)", node.tensor(node.node().outputs().get(0)));
        }
      }
      case "edge" -> node.outLike(input, "%s", node.call("pad_by_index", input, pads, axes, 0));
      case "reflect" -> node.outLike(input, "%s", node.call("pad_by_index", input, pads, axes, 1));
      case "wrap" -> node.outLike(input, "%s", node.call("pad_by_index", input, pads, axes, 2));
      default -> throw ProgramException.invalid("the mode is '" + mode + "'");
    }
  }

  private static String value(NodeText node, boolean operands, boolean real) {
    if (!operands) {
      return Literals.of(node.real("value", 0));
    }
    if (!node.has(2)) {
      return real ? "0." : "0";
    }
    Operand operand = node.operand(2);
    if (!real && operand instanceof Known known && known.tensor().elements() == 1) {
      return node.integers(2).required().get(0).toString();
    }
    if (operand instanceof Known known && known.type() == ElementType.FLOAT32) {
      Tensor tensor = known.tensor();
      node.bake(known.name());
      return Literals.of((double) tensor.data().getFloat(0));
    }
    return (real ? "float(torch.item(%s))" : "int(torch.item(%s))").formatted(node.in(2));
  }
}
