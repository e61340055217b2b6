package io.vitrine.program.operator;

import io.vitrine.program.text.Operand;
import io.vitrine.program.text.Operand.Dense;
import io.vitrine.program.text.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Convolutions. */
final class ConvolutionOperators {
  private ConvolutionOperators() {}

  static void addTo(OperatorTable table) {
    table.add("Conv", ConvolutionOperators::convolution);
    table.add("ConvTranspose", ConvolutionOperators::transposed);
    table.add("DeformConv", ConvolutionOperators::deformed);
    table.add("Col2Im", ConvolutionOperators::columnsToImage);
  }

  private static void convolution(NodeText node) {
    Dense weights = node.in(1);
    int rank = node.rank(weights);
    Window window = Window.of(node, node.in(0), kernel(node, weights));
    if (!window.isSymmetric()) {
      window = window.pad(node, "0");
    }
    node.out(
        window.input().type(),
        rank,
        "torch.conv%sd(%s, %s, %s, %s, %s, %s, %s)",
        rank - 2,
        window.input(),
        weights,
        node.optional(2),
        window.strides(),
        window.begins(),
        window.dilations(),
        node.integer("group", 1));
  }

  private static void deformed(NodeText node) {
    Dense input = node.in(0);
    Dense weights = node.in(1);
    if (node.rank(weights) != 4) {
      throw NodeText.unsupported("deformed windows of other than 2 axes");
    }
    List<Long> ones = List.of(1L, 1L);
    List<Long> pads = node.integers("pads", List.of(0L, 0L, 0L, 0L));
    node.outLike(
        input,
        "%s",
        node.call(
            "deformed_convolution",
            input,
            weights,
            node.in(2),
            node.optional(3),
            node.optional(4),
            node.integers("strides", ones),
            pads.subList(0, 2),
            node.integers("dilations", ones),
            node.integer("group", 1),
            node.integer("offset_group", 1)));
  }

  private static void columnsToImage(NodeText node) {
    Dense input = node.in(0);
    IntegerOperand image = node.integers(1);
    int axes = image.count().orElse(Operand.UNKNOWN_RANK);
    node.out(
        input.type(),
        axes == Operand.UNKNOWN_RANK ? axes : axes + 2,
        "%s",
        node.call(
            "columns_to_image",
            input,
            image.list(),
            node.integers(2).list(),
            perAxis(node, "dilations"),
            perAxis(node, "pads"),
            perAxis(node, "strides")));
  }

  /** A list that is empty where the node says nothing. */
  private static String perAxis(NodeText node, String attribute) {
    return node.hasAttribute(attribute)
        ? node.integers(attribute, List.of()).toString()
        : "annotate(List[int], [])";
  }

  /** Without padding, then cut or filled to the size that is asked for. */
  private static void transposed(NodeText node) {
    Dense input = node.in(0);
    Dense weights = node.in(1);
    int rank = node.rank(weights);
    int axes = rank - 2;
    List<Long> strides = node.integers("strides", Collections.nCopies(axes, 1L));
    List<Long> dilations = node.integers("dilations", Collections.nCopies(axes, 1L));
    List<Long> pads = node.integers("pads", Collections.nCopies(2 * axes, 0L));
    List<Long> more = node.integers("output_padding", Collections.nCopies(axes, 0L));
    List<Long> sizes = node.integers("output_shape", List.of());
    String mode = node.word("auto_pad", "NOTSET");
    String whole =
        node.let(
            "torch.conv_transpose%sd(%s, %s, None, %s, %s, %s, %s, %s)",
            axes,
            input,
            weights,
            strides,
            Collections.nCopies(axes, 0),
            Collections.nCopies(axes, 0),
            node.integer("group", 1),
            dilations);
    boolean same = mode.startsWith("SAME");
    List<String> cuts = new ArrayList<>();
    for (int i = axes - 1; i >= 0; i--) {
      if (!same && sizes.isEmpty()) {
        boolean valid = mode.equals("VALID");
        cuts.add(Long.toString(valid ? 0 : -pads.get(i)));
        cuts.add(Long.toString(more.get(i) - (valid ? 0 : pads.get(axes + i))));
        continue;
      }
      String target =
          sizes.isEmpty()
              ? node.let("torch.size(%s, %s) * %s", input, i + 2, strides.get(i))
              : sizes.get(sizes.size() - axes + i).toString();
      String total = node.let("torch.size(%s, %s) + %s - %s", whole, i + 2, more.get(i), target);
      boolean upper = mode.equals("SAME_UPPER");
      String begin =
          node.let(
              upper ? "%s // 2" : "%s - %s // 2",
              upper ? new Object[] {total} : new Object[] {total, total});
      cuts.add(node.let("-%s", begin));
      cuts.add(node.let("%s - torch.size(%s, %s) + %s", target, whole, i + 2, begin));
    }
    boolean none = cuts.stream().allMatch("0"::equals);
    String cut = none ? whole : node.let("torch.constant_pad_nd(%s, %s, 0)", whole, cuts);
    node.out(
        input.type(),
        rank,
        "%s",
        node.has(2)
            ? "torch.add(%s, torch.reshape(%s, [-1%s]))"
                .formatted(cut, node.in(2), ", 1".repeat(axes))
            : cut);
  }

  /** The window's size is the weights'; the attribute only repeats it. */
  static List<Scalar> kernel(NodeText node, Dense weights) {
    if (node.hasAttribute("kernel_shape")) {
      return Window.kernelShape(node);
    }
    List<Scalar> sizes = new ArrayList<>();
    for (int axis = 2; axis < node.rank(weights); axis++) {
      sizes.add(Scalar.computed(node.let("torch.size(%s, %s)", weights, axis)));
    }
    return sizes;
  }
}
