package io.vitrine.program.operator;

import io.vitrine.network.Attribute;
import io.vitrine.program.ProgramException;
import io.vitrine.program.text.Operand.Dense;
import io.vitrine.program.text.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The window that convolutions and pools slide over the last axes of a tensor.
 *
 * @param input the tensor of shape batch x channels x sizes
 * @param kernel elements per axis
 * @param begins padding before each axis
 * @param ends padding after each axis
 * @param ceiling whether a last window may reach past the padding
 */
record Window(
    Dense input,
    List<Scalar> kernel,
    List<Long> strides,
    List<Long> dilations,
    List<Scalar> begins,
    List<Scalar> ends,
    boolean ceiling) {

  static Window of(NodeText node, Dense input, List<Scalar> kernel) {
    int axes = kernel.size();
    if (axes < 1 || axes > 3) {
      throw NodeText.unsupported("windows of " + axes + " axes; 1 to 3 are supported");
    }
    List<Long> ones = Collections.nCopies(axes, 1L);
    List<Long> strides = node.integers("strides", ones);
    List<Long> dilations = node.integers("dilations", ones);
    List<Long> pads = node.integers("pads", Collections.nCopies(2 * axes, 0L));
    if (strides.size() != axes || dilations.size() != axes || pads.size() != 2 * axes) {
      throw ProgramException.invalid(
          "strides %s, dilations %s or pads %s do not fit a window of %d axes"
              .formatted(strides, dilations, pads, axes));
    }
    boolean ceiling = node.flag("ceil_mode", false);
    Window explicit =
        new Window(
            input,
            kernel,
            strides,
            dilations,
            pads.subList(0, axes).stream().map(Scalar::of).toList(),
            pads.subList(axes, 2 * axes).stream().map(Scalar::of).toList(),
            ceiling);
    String mode = node.word("auto_pad", "NOTSET");
    return switch (mode) {
      case "NOTSET", "" -> explicit;
      case "VALID" -> explicit.padded(zeros(axes), zeros(axes), ceiling);
      case "SAME_UPPER", "SAME_LOWER" -> explicit.same(node, mode.equals("SAME_UPPER"));
      default -> throw ProgramException.invalid("auto_pad is '" + mode + "'");
    };
  }

  /** The kernel's size as the attribute kernel_shape says. */
  static List<Scalar> kernelShape(NodeText node) {
    return node.required("kernel_shape") instanceof Attribute.Ints ints
        ? ints.values().stream().map(Scalar::of).toList()
        : Collections.emptyList();
  }

  int axes() {
    return kernel.size();
  }

  /** Whether both ends of every axis get the same, constant padding. */
  boolean isSymmetric() {
    return IntStream.range(0, axes())
        .allMatch(
            i ->
                begins.get(i).isConstant()
                    && begins.get(i).constant().equals(ends.get(i).constant()));
  }

  boolean isDilated() {
    return dilations.stream().anyMatch(dilation -> dilation != 1);
  }

  /** Whether no padding is more than half a constant kernel, as libtorch's pools demand. */
  boolean fitsPool() {
    return isSymmetric()
        && IntStream.range(0, axes())
            .allMatch(
                i ->
                    kernel.get(i).isConstant()
                        && begins.get(i).constant().getAsLong()
                            <= kernel.get(i).constant().getAsLong() / 2);
  }

  private Window padded(List<Scalar> begins, List<Scalar> ends, boolean ceiling) {
    return new Window(input, kernel, strides, dilations, begins, ends, ceiling);
  }

  /** The input with padding written out, and no padding left. */
  Window pad(NodeText node, String value) {
    List<String> pads = new ArrayList<>();
    for (int i = axes() - 1; i >= 0; i--) {
      pads.add(begins.get(i).text());
      pads.add(ends.get(i).text());
    }
    boolean none = pads.stream().allMatch("0"::equals);
    Dense result =
        none
            ? input
            : node.value(
                input.type(),
                input.rank(),
                "torch.constant_pad_nd(%s, %s, %s)",
                input,
                pads,
                value);
    return new Window(result, kernel, strides, dilations, zeros(axes()), zeros(axes()), false);
  }

  /**
   * The same windows with the padding after each axis such that the last window ends with it; no
   * window starts in the padding after an axis.
   */
  Window exact(NodeText node) {
    if (!ceiling) {
      return this;
    }
    List<Scalar> exact = new ArrayList<>();
    for (int i = 0; i < axes(); i++) {
      String size = node.let("torch.size(%s, %s)", input, i + 2);
      String reach = reach(node, i);
      long stride = strides.get(i);
      String windows =
          node.let(
              "((%s + %s + %s - %s + %s) // %s) + 1",
              size, begins.get(i), ends.get(i), reach, stride - 1, stride);
      String last =
          node.let(
              "%s - 2 if (%s - 1) * %s >= %s + %s else %s - 1",
              windows, windows, stride, size, begins.get(i), windows);
      exact.add(
          Scalar.computed(
              node.let("%s * %s + %s - %s - %s", last, stride, reach, size, begins.get(i))));
    }
    return padded(begins, exact, false);
  }

  /** Elements from the first to the last of a window, both counted. */
  String reach(NodeText node, int axis) {
    Scalar size = kernel.get(axis);
    long dilation = dilations.get(axis);
    return size.isConstant()
        ? Long.toString((size.constant().getAsLong() - 1) * dilation + 1)
        : node.let("(%s - 1) * %s + 1", size, dilation);
  }

  private Window same(NodeText node, boolean upper) {
    List<Scalar> less = new ArrayList<>();
    List<Scalar> more = new ArrayList<>();
    for (int i = 0; i < axes(); i++) {
      String size = node.let("torch.size(%s, %s)", input, i + 2);
      long stride = strides.get(i);
      String total =
          node.let(
              "ops.prim.max(((%s + %s) // %s - 1) * %s + %s - %s, 0)",
              size, stride - 1, stride, stride, reach(node, i), size);
      less.add(Scalar.computed(node.let("%s // 2", total)));
      more.add(Scalar.computed(node.let("%s - %s", total, less.get(i))));
    }
    return upper ? padded(less, more, false) : padded(more, less, false);
  }

  private static List<Scalar> zeros(int axes) {
    return Collections.nCopies(axes, Scalar.of(0));
  }
}
