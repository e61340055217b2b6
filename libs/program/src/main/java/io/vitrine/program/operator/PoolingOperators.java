package io.vitrine.program.operator;

import io.vitrine.network.Attribute;
import io.vitrine.network.ElementType;
import io.vitrine.program.text.Dtypes;
import io.vitrine.program.text.Operand.Dense;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Pools over windows and over whole feature maps. */
final class PoolingOperators {
  private PoolingOperators() {}

  static void addTo(OperatorTable table) {
    table.add("MaxPool", PoolingOperators::maximum);
    table.add("AveragePool", PoolingOperators::average);
    table.add("GlobalAveragePool", node -> global(node, "torch.mean(%s, %s, True)"));
    table.add("LpPool", PoolingOperators::norm);
    table.add("GlobalLpPool", PoolingOperators::globalNorm);
    table.add("GlobalMaxPool", node -> global(node, "torch.amax(%s, %s, True)"));
  }

  private static void maximum(NodeText node) {
    Dense input = node.in(0);
    Window window = Window.of(node, input, Window.kernelShape(node));
    if (node.gives(1)) {
      withPositions(node, input, window);
      return;
    }
    if (!window.fitsPool()) {
      window = window.exact(node).pad(node, lowest(input));
    }
    node.outLike(
        input,
        "torch.max_pool%sd(%s, %s, %s, %s, %s, %s)",
        window.axes(),
        window.input(),
        window.kernel(),
        window.strides(),
        window.begins(),
        window.dilations(),
        window.ceiling());
  }

  /** What no element is less than. */
  private static String lowest(Dense input) {
    return switch (input.type()) {
      case UINT8 -> "0";
      case INT8 -> "-128";
      default -> "float(\"-inf\")";
    };
  }

  private static void withPositions(NodeText node, Dense input, Window window) {
    Window padded = window.exact(node).pad(node, lowest(input));
    String pooled =
        node.let(
            "torch.max_pool%sd_with_indices(%s, %s, %s, %s, %s, False)",
            window.axes(),
            padded.input(),
            window.kernel(),
            window.strides(),
            padded.begins(),
            window.dilations());
    node.outLike(input, "%s[0]", pooled);
    node.give(
        1,
        node.value(
            ElementType.INT64,
            input.rank(),
            "%s",
            node.call(
                "positions_in_input",
                pooled + "[1]",
                input,
                padded.input(),
                window.begins(),
                node.flag("storage_order", false))));
  }

  private static void average(NodeText node) {
    Dense input = node.in(0);
    Window window = Window.of(node, input, Window.kernelShape(node));
    boolean padsCount = node.flag("count_include_pad", false);
    if (window.fitsPool() && !window.isDilated()) {
      node.outLike(
          input,
          "torch.avg_pool%sd(%s, %s, %s, %s, %s, %s)",
          window.axes(),
          window.input(),
          window.kernel(),
          window.strides(),
          window.begins(),
          window.ceiling(),
          padsCount);
      return;
    }
    Dense ones =
        node.value(input.type(), input.rank(), "torch.ones_like(%s)", counted(input, window));
    Window counts =
        new Window(
            ones,
            window.kernel(),
            window.strides(),
            window.dilations(),
            window.begins(),
            window.ends(),
            window.ceiling());
    if (padsCount) {
      counts = withEnds(counts, counts.exact(node), node);
    } else {
      counts = counts.exact(node).pad(node, "0");
    }
    String sums = sums(node, window.exact(node).pad(node, "0"));
    node.outLike(input, "torch.div(%s, %s)", sums, sums(node, counts));
  }

  private static void norm(NodeText node) {
    Dense input = node.in(0);
    double p = exponent(node);
    Dense powers = node.value(input.type(), input.rank(), "torch.pow(torch.abs(%s), %s)", input, p);
    Window window = Window.of(node, powers, Window.kernelShape(node));
    node.outLike(input, "torch.pow(%s, %s)", sums(node, window.exact(node).pad(node, "0")), 1 / p);
  }

  private static void globalNorm(NodeText node) {
    Dense input = node.in(0);
    List<Integer> axes = IntStream.range(2, node.rank(input)).boxed().toList();
    node.outLike(input, "torch.linalg_vector_norm(%s, %s, %s, True)", input, exponent(node), axes);
  }

  /** A real number in the first operator set, whole since. */
  private static double exponent(NodeText node) {
    return node.hasAttribute("p") && node.required("p") instanceof Attribute.Float real
        ? real.value()
        : node.integer("p", 2);
  }

  /** One feature map: the counts are the same for all. */
  private static String counted(Dense input, Window window) {
    return "torch.narrow(torch.narrow(%s, 0, 0, 1), 1, 0, 1)".formatted(input.text());
  }

  /** Ones on the padding too, but not where the last window reaches past it. */
  private static Window withEnds(Window window, Window exact, NodeText node) {
    Window padded = window.pad(node, "1");
    List<String> pads = new ArrayList<>();
    for (int i = window.axes() - 1; i >= 0; i--) {
      pads.add("0");
      pads.add(node.let("%s - %s", exact.ends().get(i), window.ends().get(i)));
    }
    return new Window(
        node.value(
            window.input().type(),
            window.input().rank(),
            "torch.constant_pad_nd(%s, %s, 0)",
            padded.input(),
            pads),
        window.kernel(),
        window.strides(),
        window.dilations(),
        padded.begins(),
        padded.ends(),
        false);
  }

  /** Sums over unpadded windows, dilated or not, as a convolution of each map with ones. */
  static String sums(NodeText node, Window window) {
    Dense input = window.input();
    String ones =
        node.let(
            "torch.ones([1, 1, %s], dtype=%s, device=d)",
            window.kernel().stream().map(Object::toString).collect(Collectors.joining(", ")),
            Dtypes.code(input.type()));
    String maps =
        node.let(
            "torch.conv%sd(torch.flatten(%s, 0, 1).unsqueeze(1), %s, None, %s, %s, %s, 1)",
            window.axes(), input, ones, window.strides(), window.begins(), window.dilations());
    return node.let(
        "torch.unflatten(torch.squeeze(%s, 1), 0, [torch.size(%s, 0), torch.size(%s, 1)])",
        maps, input, input);
  }

  private static void global(NodeText node, String format) {
    Dense input = node.in(0);
    List<Integer> axes = IntStream.range(2, node.rank(input)).boxed().toList();
    node.outLike(input, format, input, axes);
  }
}
