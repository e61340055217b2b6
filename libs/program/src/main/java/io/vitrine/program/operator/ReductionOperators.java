package io.vitrine.program.operator;

import io.vitrine.network.ElementType;
import io.vitrine.program.text.Dtypes;
import io.vitrine.program.text.Operand;
import io.vitrine.program.text.Operand.Dense;
import java.util.List;
import java.util.Optional;

/** Operators that make one element of many. */
final class ReductionOperators {
  private ReductionOperators() {}

  static void addTo(OperatorTable table) {
    table.add("ReduceSum", node -> reduce(node, "torch.sum(%1$s, %2$s, %3$s, dtype=%4$s)", "%1$s"));
    table.add("ReduceMean", node -> exactly(node, "torch.mean(%1$s, %2$s, %3$s)"));
    table.add("ReduceMax", node -> extremum(node, "reduce_maximum"));
    table.add("ReduceMin", node -> extremum(node, "reduce_minimum"));
    table.add("ReduceProd", node -> extremum(node, "reduce_product"));
    table.add(
        "ReduceL1",
        node ->
            reduce(node, "torch.sum(torch.abs(%1$s), %2$s, %3$s, dtype=%4$s)", "torch.abs(%1$s)"));
    table.add("ReduceL2", node -> exactly(node, "torch.linalg_vector_norm(%1$s, 2, %2$s, %3$s)"));
    table.add(
        "ReduceSumSquare",
        node ->
            reduce(
                node,
                "torch.sum(torch.mul(%1$s, %1$s), %2$s, %3$s, dtype=%4$s)",
                "torch.mul(%1$s, %1$s)"));
    table.add("ReduceLogSum", node -> exactly(node, "torch.log(torch.sum(%1$s, %2$s, %3$s))"));
    table.add("ReduceLogSumExp", node -> exactly(node, "torch.logsumexp(%1$s, %2$s, %3$s)"));
    table.add("ArgMax", node -> position(node, "argmax"));
    table.add("ArgMin", node -> position(node, "argmin"));
  }

  /** Which axes go. */
  private record Axes(String list, Optional<List<Long>> constant, boolean keeps) {
    static Axes of(NodeText node, Dense input) {
      boolean keeps = node.flag("keepdims", true);
      if (node.hasAttribute("axes")) {
        List<Long> axes = node.integers("axes", List.of());
        return new Axes(axes.toString(), Optional.of(axes), keeps);
      }
      if (node.has(1)) {
        IntegerOperand axes = node.integers(1);
        return new Axes(axes.list(), axes.constants(), keeps);
      }
      return new Axes("annotate(List[int], [])", Optional.of(List.of()), keeps);
    }

    boolean isEmpty() {
      return constant.isPresent() && constant.get().isEmpty();
    }

    int rank(Dense input) {
      if (keeps) {
        return input.rank();
      }
      if (isEmpty()) {
        return 0;
      }
      return constant.isPresent() && input.rank() != Operand.UNKNOWN_RANK
          ? input.rank() - constant.get().size()
          : Operand.UNKNOWN_RANK;
    }
  }

  /**
   * @param format the result of the tensor, the axes, whether they stay, and the type
   * @param each the result of the tensor where no axis goes
   */
  private static void reduce(NodeText node, String format, String each) {
    Dense input = node.in(0);
    Axes axes = Axes.of(node, input);
    if (axes.isEmpty() && node.flag("noop_with_empty_axes", false)) {
      node.outLike(input, each, input);
      return;
    }
    String result =
        format.formatted(
            input,
            everything(input, axes),
            axes.keeps() ? "True" : "False",
            Dtypes.code(input.type()));
    boolean unsure = axes.constant().isEmpty() && node.flag("noop_with_empty_axes", false);
    node.out(
        input.type(),
        axes.rank(input),
        "%s",
        Wrapping.wrap(
            input.type(),
            unsure
                ? "%s if torch.len(%s) > 0 else %s"
                    .formatted(result, axes.list(), each.formatted(input))
                : result));
  }

  /** Integers are reduced in f64 and cut back. */
  private static void exactly(NodeText node, String format) {
    Dense input = node.in(0);
    Axes axes = Axes.of(node, input);
    if (axes.isEmpty() && node.flag("noop_with_empty_axes", false)) {
      String alone = format.formatted(input, "[-1]", "True", 0);
      String one = node.let("torch.unsqueeze(%s, -1)", input);
      node.outLike(
          input, "torch.squeeze(%s, -1)", alone.replace("(" + input + ",", "(" + one + ","));
      return;
    }
    boolean whole = !input.type().isFloat();
    Object operand = whole ? node.let("torch.to(%s, 7)", input) : input;
    String result =
        format.formatted(operand, everything(input, axes), axes.keeps() ? "True" : "False");
    node.out(
        input.type(),
        axes.rank(input),
        "%s",
        whole ? "torch.to(%s, %d)".formatted(result, Dtypes.code(input.type())) : result);
  }

  private static void extremum(NodeText node, String method) {
    Dense input = node.in(0);
    Axes axes = Axes.of(node, input);
    if (axes.isEmpty() && node.flag("noop_with_empty_axes", false)) {
      node.give(0, input);
      return;
    }
    node.out(
        input.type(), axes.rank(input), "%s", node.call(method, input, axes.list(), axes.keeps()));
  }

  /** All axes by name: some operators read an empty list as none. */
  private static String everything(Dense input, Axes axes) {
    return axes.isEmpty()
        ? "annotate(List[int], list(range(torch.dim(%s))))".formatted(input)
        : axes.list();
  }

  private static void position(NodeText node, String function) {
    Dense input = node.in(0);
    long axis = node.integer("axis", 0);
    boolean keeps = node.flag("keepdims", true);
    int rank = input.rank() == Operand.UNKNOWN_RANK || keeps ? input.rank() : input.rank() - 1;
    if (node.flag("select_last_index", false)) {
      node.out(
          ElementType.INT64,
          rank,
          "torch.sub(torch.size(%s, %s) - 1, torch.%s(torch.flip(%s, [%s]), %s, %s))",
          input,
          axis,
          function,
          input,
          axis,
          axis,
          keeps);
    } else {
      node.out(ElementType.INT64, rank, "torch.%s(%s, %s, %s)", function, input, axis, keeps);
    }
  }
}
