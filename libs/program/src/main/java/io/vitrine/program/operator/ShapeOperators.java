package io.vitrine.program.operator;

import io.vitrine.network.ElementType;
import io.vitrine.program.text.Operand;
import io.vitrine.program.text.Operand.Dense;
import io.vitrine.program.text.Operand.IntegerList;
import io.vitrine.program.text.Operand.Scalars;
import io.vitrine.program.text.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Operators that read or change the shape and leave the elements where they are. */
final class ShapeOperators {
  private static final int SHAPE_IS_OPERAND_SINCE = 5;

  private ShapeOperators() {}

  static void addTo(OperatorTable table) {
    table.add("Identity", node -> node.give(0, node.operand(0)));
    // A plain tensor or nothing stands where an optional one may.
    table.add("OptionalGetElement", node -> node.give(0, node.operand(0)));
    table.add(
        "OptionalHasElement",
        node ->
            node.give(0, new Scalars(ElementType.BOOL, List.of(Scalar.of(node.has(0))), false)));
    table.add("Shape", ShapeOperators::shape);
    table.add("Size", ShapeOperators::size);
    table.add("Flatten", ShapeOperators::flatten);
    table.add("Reshape", ShapeOperators::reshape);
    table.add("Squeeze", ShapeOperators::squeeze);
    table.add("Unsqueeze", ShapeOperators::unsqueeze);
    table.add("Expand", ShapeOperators::expand);
  }

  private static void shape(NodeText node) {
    Operand operand = node.operand(0);
    long start = node.integer("start", 0);
    if (operand.rank() == Operand.UNKNOWN_RANK) {
      String sizes = node.let("torch.size(%s)", node.in(0));
      String part =
          node.hasAttribute("end")
              ? "%s[%s:%s]".formatted(sizes, start, node.integer("end"))
              : "%s[%s:]".formatted(sizes, start);
      node.give(0, new IntegerList(node.let("%s", part), ElementType.INT64));
      return;
    }
    int rank = operand.rank();
    int from = clamp(start, rank);
    int to = clamp(node.integer("end", rank), rank);
    List<Scalar> sizes = new ArrayList<>();
    for (int i = from; i < to; i++) {
      sizes.add(sizeOf(node, operand, i));
    }
    node.give(0, new Scalars(ElementType.INT64, sizes, true));
  }

  private static Scalar sizeOf(NodeText node, Operand operand, int axis) {
    return operand instanceof Operand.Known known
        ? Scalar.of(known.tensor().shape().sizes()[axis])
        : operand instanceof Scalars scalars
            ? Scalar.of(scalars.elements().size())
            : node.number("torch.size(%s, %s)", node.in(0), axis);
  }

  private static int clamp(long axis, int rank) {
    return (int) Math.max(0, Math.min(axis < 0 ? axis + rank : axis, rank));
  }

  private static void size(NodeText node) {
    node.give(
        0,
        new Scalars(ElementType.INT64, List.of(node.number("torch.numel(%s)", node.in(0))), false));
  }

  private static void flatten(NodeText node) {
    Dense input = node.in(0);
    long axis = node.integer("axis", 1);
    if (axis == 1 && input.rank() > 2) {
      node.out(input.type(), 2, "torch.flatten(%s, 1)", input);
      return;
    }
    node.out(input.type(), 2, "%s", node.call("flatten_to_matrix", input, axis));
  }

  private static void reshape(NodeText node) {
    if (node.opset() < SHAPE_IS_OPERAND_SINCE) {
      toSizes(node, node.integers("shape", List.of()).stream().map(Scalar::of).toList());
      return;
    }
    Optional<List<Scalar>> target = node.integers(1).scalars();
    if (target.isEmpty()) {
      Dense input = node.in(0);
      String list = node.integers(1).list();
      node.out(
          input.type(),
          Operand.UNKNOWN_RANK,
          "%s",
          node.flag("allowzero", false)
              ? "torch.reshape(%s, %s)".formatted(input, list)
              : node.call("reshape_copying", input, list));
    } else if (node.isHost(0) && fitsHost(node.host(0), target.get())) {
      Scalars input = node.host(0);
      node.give(0, new Scalars(input.type(), input.elements(), target.get().size() == 1));
    } else {
      toSizes(node, target.get());
    }
  }

  /** Whether the target shape is one that numbers outside tensors can have. */
  private static boolean fitsHost(Scalars input, List<Scalar> target) {
    int count = input.elements().size();
    if (target.isEmpty()) {
      return count == 1;
    }
    long size = target.size() == 1 ? target.get(0).constant().orElse(Long.MIN_VALUE) : -2;
    return size == -1 || size == count && count > 0;
  }

  /** Zeros of a target shape stand for the input's size there. */
  private static void toSizes(NodeText node, List<Scalar> target) {
    Dense input = node.in(0);
    boolean copies = !node.flag("allowzero", false);
    List<Scalar> sizes = new ArrayList<>();
    boolean unsure = false;
    for (int i = 0; i < target.size(); i++) {
      Scalar size = target.get(i);
      boolean zero = size.isConstant() && size.constant().getAsLong() == 0;
      sizes.add(zero && copies ? node.number("torch.size(%s, %s)", input, i) : size);
      unsure |= !size.isConstant();
    }
    Object list = sizes.isEmpty() ? "annotate(List[int], [])" : sizes;
    // A computed size may be zero, which then stands for the input's size as well.
    node.out(
        input.type(),
        target.size(),
        "%s",
        unsure && copies
            ? node.call("reshape_copying", input, list)
            : "torch.reshape(%s, %s)".formatted(input, list));
  }

  /** The axes as known now; empty where there are none or only the run can tell them. */
  private static Optional<List<Long>> axes(NodeText node) {
    if (node.hasAttribute("axes")) {
      return Optional.of(node.integers("axes", List.of()));
    }
    return node.has(1) ? node.integers(1).constants() : Optional.empty();
  }

  private static void squeeze(NodeText node) {
    Optional<List<Long>> axes = axes(node);
    if (node.isHost(0)) {
      Scalars input = node.host(0);
      if (input.vector() && input.elements().size() == 1) {
        node.give(0, new Scalars(input.type(), input.elements(), false));
        return;
      }
    }
    Dense input = node.in(0);
    if (axes.isEmpty() && node.has(1)) {
      String list = node.integers(1).list();
      node.out(input.type(), Operand.UNKNOWN_RANK, "torch.squeeze(%s, %s)", input, list);
    } else if (axes.isEmpty()) {
      node.out(input.type(), Operand.UNKNOWN_RANK, "torch.squeeze(%s)", input);
    } else if (axes.get().isEmpty()) {
      node.give(0, input);
    } else {
      node.out(
          input.type(),
          input.rank() == Operand.UNKNOWN_RANK ? input.rank() : input.rank() - axes.get().size(),
          "torch.squeeze(%s, %s)",
          input,
          axes.get());
    }
  }

  private static void unsqueeze(NodeText node) {
    Optional<List<Long>> known = axes(node);
    if (known.isEmpty()) {
      node.out(
          node.in(0).type(),
          Operand.UNKNOWN_RANK,
          "%s",
          node.call("unsqueeze_at", node.in(0), node.integers(1).list()));
      return;
    }
    List<Long> axes = known.get();
    if (axes.size() == 1 && node.isHost(0) && !node.host(0).vector()) {
      Scalars input = node.host(0);
      node.give(0, new Scalars(input.type(), input.elements(), true));
      return;
    }
    Dense input = node.in(0);
    boolean negative = axes.stream().anyMatch(axis -> axis < 0);
    int rank = input.rank() == Operand.UNKNOWN_RANK ? input.rank() : input.rank() + axes.size();
    if (negative && axes.size() > 1) {
      node.rank(input);
    }
    List<Long> sorted =
        axes.stream()
            .map(axis -> axis < 0 && rank != Operand.UNKNOWN_RANK ? axis + rank : axis)
            .sorted()
            .toList();
    String result = input.text();
    for (long axis : sorted) {
      result = "torch.unsqueeze(%s, %d)".formatted(result, axis);
    }
    node.out(input.type(), rank, "%s", result);
  }

  private static void expand(NodeText node) {
    Dense input = node.in(0);
    IntegerOperand target = node.integers(1);
    int count = target.count().orElse(Operand.UNKNOWN_RANK);
    int rank =
        count == Operand.UNKNOWN_RANK || input.rank() == Operand.UNKNOWN_RANK
            ? Operand.UNKNOWN_RANK
            : Math.max(count, input.rank());
    node.out(input.type(), rank, "%s", node.call("expand_to", input, target.list()));
  }

  /** Axes 0 to count - 1, as a list. */
  static List<Integer> axesFrom(int first, int end) {
    return IntStream.range(first, end).boxed().toList();
  }
}
