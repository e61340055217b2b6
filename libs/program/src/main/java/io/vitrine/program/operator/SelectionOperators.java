package io.vitrine.program.operator;

import io.vitrine.program.ProgramException;
import io.vitrine.program.text.Operand;
import io.vitrine.program.text.Operand.Dense;
import io.vitrine.program.text.Operand.IntegerList;
import io.vitrine.program.text.Operand.Scalars;
import io.vitrine.program.text.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Operators that take parts of tensors and put parts together. */
final class SelectionOperators {
  private static final int BOUNDS_ARE_OPERANDS_SINCE = 10;

  private SelectionOperators() {}

  static void addTo(OperatorTable table) {
    table.add("Concat", SelectionOperators::concatenate);
    table.add("Split", SelectionOperators::split);
    table.add("Slice", SelectionOperators::slice);
    table.add("Gather", SelectionOperators::gather);
    table.add("GatherElements", SelectionOperators::gatherElements);
    table.add("GatherND", SelectionOperators::gatherTuples);
    table.add("Scatter", node -> scatterElements(node, "none"));
    table.add("ScatterElements", node -> scatterElements(node, node.word("reduction", "none")));
    table.add("ScatterND", SelectionOperators::scatterTuples);
    table.add("Compress", SelectionOperators::compress);
  }

  private static void concatenate(NodeText node) {
    long axis = node.opset() < 4 ? node.integer("axis", 1) : node.integer("axis");
    if (node.allHost()) {
      List<Scalar> elements = new ArrayList<>();
      for (int i = 0; i < node.inputs(); i++) {
        elements.addAll(node.host(i).elements());
      }
      node.give(0, new Scalars(node.operand(0).type(), elements, true));
      return;
    }
    boolean lists = true;
    for (int i = 0; i < node.inputs(); i++) {
      lists &= node.isHost(i) || node.operand(i) instanceof IntegerList;
    }
    if (lists) {
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < node.inputs(); i++) {
        texts.add(node.integers(i).list());
      }
      node.give(0, new IntegerList(node.let(String.join(" + ", texts)), node.operand(0).type()));
      return;
    }
    List<Dense> inputs = node.all();
    int rank = inputs.stream().mapToInt(Operand::rank).max().orElseThrow();
    node.out(inputs.get(0).type(), rank, "torch.cat(%s, %s)", inputs, axis);
  }

  private static void split(NodeText node) {
    Dense input = node.in(0);
    long axis = node.integer("axis", 0);
    int parts = node.node().outputs().size();
    Optional<String> sizes =
        node.has(1)
            ? Optional.of(node.integers(1).list())
            : node.hasAttribute("split")
                ? Optional.of(node.integers("split", List.of()).toString())
                : Optional.empty();
    if (sizes.isPresent()) {
      String list = node.let("torch.split_with_sizes(%s, %s, %s)", input, sizes.get(), axis);
      for (int i = 0; i < parts; i++) {
        node.give(i, node.value(input.type(), input.rank(), "%s[%s]", list, i));
      }
      return;
    }
    long count = node.integer("num_outputs", parts);
    String size = node.let("(torch.size(%s, %s) + %s) // %s", input, axis, count - 1, count);
    for (int i = 0; i < parts; i++) {
      node.give(
          i,
          node.value(
              input.type(),
              input.rank(),
              "torch.slice(%s, %s, %s * %s, %s * %s)",
              input,
              axis,
              size,
              i,
              size,
              i + 1));
    }
  }

  private static void slice(NodeText node) {
    boolean operands = node.opset() >= BOUNDS_ARE_OPERANDS_SINCE;
    Optional<List<Scalar>> starts = bounds(node, operands, "starts", 1);
    Optional<List<Scalar>> ends = bounds(node, operands, "ends", 2);
    Optional<List<Scalar>> axes = bounds(node, operands, "axes", 3);
    Optional<List<Scalar>> steps = bounds(node, operands, "steps", 4);
    boolean hasAxes = operands ? node.has(3) : node.hasAttribute("axes");
    boolean hasSteps = operands && node.has(4);
    if (starts.isEmpty()
        || ends.isEmpty()
        || hasAxes && axes.isEmpty()
        || hasSteps && !allConstant(steps)) {
      sliceByLists(node, hasAxes, hasSteps);
      return;
    }
    int count = starts.get().size();
    List<Scalar> along = axes.orElseGet(() -> upTo(count));
    List<Scalar> by = steps.orElseGet(() -> Collections.nCopies(count, Scalar.of(1)));
    if (count == 1 && isList(node) && allConstant(starts) && allConstant(ends)) {
      sliceHost(node, constant(starts.get().get(0)), constant(ends.get().get(0)), by.get(0));
      return;
    }
    Dense input = node.in(0);
    String result = input.text();
    for (int i = 0; i < count; i++) {
      long step = constant(by.get(i));
      result =
          step > 0
              ? node.let(
                  "torch.slice(%s, %s, %s, %s, %s)",
                  result, along.get(i), starts.get().get(i), ends.get().get(i), step)
              : node.let(
                  node.call(
                      "slice_backwards",
                      result,
                      along.get(i),
                      starts.get().get(i),
                      ends.get().get(i),
                      step));
    }
    node.give(0, new Dense(result, input.type(), input.rank()));
  }

  private static boolean isList(NodeText node) {
    return node.operand(0) instanceof IntegerList || node.isHost(0);
  }

  private static void sliceHost(NodeText node, long start, long end, Scalar step) {
    if (node.operand(0) instanceof IntegerList list) {
      if (constant(step) != 1) {
        throw NodeText.unsupported("a step in a shape of unknown length");
      }
      String until = end >= Integer.MAX_VALUE ? "" : Long.toString(end);
      node.give(0, new IntegerList(node.let("%s[%s:%s]", list, start, until), list.type()));
      return;
    }
    Scalars input = node.host(0);
    List<Scalar> elements = new ArrayList<>();
    int size = input.elements().size();
    long by = constant(step);
    long low = by > 0 ? 0 : -1;
    long high = by > 0 ? size : size - 1;
    long to = Math.max(low, Math.min(high, end < 0 ? Math.max(end + size, low) : end));
    long from = Math.max(0, Math.min(high, start < 0 ? start + size : start));
    for (long i = from; by > 0 ? i < to : i > to; i += by) {
      elements.add(input.elements().get((int) i));
    }
    node.give(0, new Scalars(input.type(), elements, true));
  }

  private static void sliceByLists(NodeText node, boolean hasAxes, boolean hasSteps) {
    Dense input = node.in(0);
    String starts = node.integers(1).list();
    node.outLike(
        input,
        "%s",
        node.call(
            "slice_by_lists",
            input,
            starts,
            node.integers(2).list(),
            hasAxes ? node.integers(3).list() : "list(range(torch.len(" + starts + ")))",
            hasSteps ? node.integers(4).list() : "annotate(List[int], [])"));
  }

  private static Optional<List<Scalar>> bounds(
      NodeText node, boolean operands, String attribute, int input) {
    if (operands) {
      return node.has(input) ? node.integers(input).scalars() : Optional.empty();
    }
    return node.hasAttribute(attribute)
        ? Optional.of(node.integers(attribute, List.of()).stream().map(Scalar::of).toList())
        : Optional.empty();
  }

  private static boolean allConstant(Optional<List<Scalar>> numbers) {
    return numbers.isPresent() && numbers.get().stream().allMatch(Scalar::isConstant);
  }

  private static long constant(Scalar number) {
    return number.constant().orElseThrow();
  }

  private static List<Scalar> upTo(int count) {
    List<Scalar> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(Scalar.of(i));
    }
    return numbers;
  }

  private static void gather(NodeText node) {
    long axis = node.integer("axis", 0);
    Operand data = node.operand(0);
    if (isList(node) && data.rank() == 1 && node.isHost(1) && gatherHost(node, data)) {
      return;
    }
    Dense input = node.in(0);
    if (node.isHost(1) && !node.host(1).vector()) {
      node.out(
          input.type(),
          input.rank() == Operand.UNKNOWN_RANK ? input.rank() : input.rank() - 1,
          "torch.select(%s, %s, %s)",
          input,
          axis,
          node.host(1).elements().get(0));
      return;
    }
    Dense index = node.in(1);
    int rank =
        input.rank() == Operand.UNKNOWN_RANK || index.rank() == Operand.UNKNOWN_RANK
            ? Operand.UNKNOWN_RANK
            : input.rank() + index.rank() - 1;
    long first = axis < 0 ? node.rank(input) + axis : axis;
    node.out(
        input.type(),
        rank,
        "torch.index(%s, annotate(List[Optional[Tensor]], [%s%s]))",
        input,
        "None, ".repeat((int) first),
        index);
  }

  private static boolean gatherHost(NodeText node, Operand data) {
    Scalars index = node.host(1);
    if (!index.elements().stream().allMatch(Scalar::isConstant)) {
      return false;
    }
    List<Scalar> elements = new ArrayList<>();
    for (Scalar position : index.elements()) {
      long i = constant(position);
      if (data instanceof IntegerList list) {
        elements.add(node.number("%s[%s]", list, i));
      } else {
        List<Scalar> all = node.host(0).elements();
        long own = i < 0 ? i + all.size() : i;
        if (own < 0 || own >= all.size()) {
          throw ProgramException.invalid("the index %d is outside of %d".formatted(i, all.size()));
        }
        elements.add(all.get((int) own));
      }
    }
    node.give(0, new Scalars(data.type(), elements, index.vector()));
    return true;
  }

  private static void gatherElements(NodeText node) {
    Dense input = node.in(0);
    node.out(
        input.type(),
        input.rank(),
        "%s",
        node.call("gather_elements", input, node.in(1), node.integer("axis", 0)));
  }

  private static void gatherTuples(NodeText node) {
    Dense input = node.in(0);
    long batch = node.integer("batch_dims", 0);
    node.out(
        input.type(),
        Operand.UNKNOWN_RANK,
        "%s",
        node.call("gather_tuples", input, node.in(1), batch));
  }

  private static void scatterElements(NodeText node, String reduction) {
    Dense input = node.in(0);
    node.outLike(
        input,
        "%s",
        node.call(
            "scatter_elements",
            input,
            node.in(1),
            node.in(2),
            node.integer("axis", 0),
            reduction(reduction)));
  }

  private static void scatterTuples(NodeText node) {
    Dense input = node.in(0);
    node.outLike(
        input,
        "%s",
        node.call(
            "scatter_tuples",
            input,
            node.in(1),
            node.in(2),
            reduction(node.word("reduction", "none"))));
  }

  private static String reduction(String name) {
    return switch (name) {
      case "none" -> "\"\"";
      case "add" -> "\"sum\"";
      case "mul" -> "\"prod\"";
      case "max" -> "\"amax\"";
      case "min" -> "\"amin\"";
      default -> throw ProgramException.invalid("the reduction is '" + name + "'");
    };
  }

  private static void compress(NodeText node) {
    Dense input = node.in(0);
    boolean along = node.hasAttribute("axis");
    String flat = along ? input.text() : "torch.reshape(%s, [-1])".formatted(input);
    node.out(
        input.type(),
        along ? input.rank() : 1,
        "%s",
        node.call("compress", flat, node.in(1), along ? node.integer("axis") : 0));
  }
}
