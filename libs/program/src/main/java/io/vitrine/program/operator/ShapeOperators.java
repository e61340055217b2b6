package io.vitrine.program.operator;

import io.vitrine.network.Attribute;
import io.vitrine.network.ElementType;
import io.vitrine.program.ProgramException;
import io.vitrine.program.text.Operand;
import io.vitrine.program.text.Operand.Dense;
import io.vitrine.program.text.Operand.Known;
import io.vitrine.program.text.Operand.Scalars;
import io.vitrine.program.text.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Operators that move elements without computing with them. */
final class ShapeOperators {
  private ShapeOperators() {}

  static void addTo(OperatorTable table) {
    table.add("Identity", node -> node.give(0, node.operand(0)));
    table.add("Dropout", ShapeOperators::dropout);
    table.add("Constant", ShapeOperators::constant);
    table.add("Flatten", ShapeOperators::flatten);
    table.add("Reshape", ShapeOperators::reshape);
    table.add("Concat", ShapeOperators::concatenate);
  }

  /** Networks are run, not trained: nothing is dropped. */
  private static void dropout(NodeText node) {
    node.give(0, node.operand(0));
    if (node.gives(1)) {
      Dense input = node.in(0);
      ElementType type = node.opset() < 7 ? input.type() : ElementType.BOOL;
      node.give(
          1,
          node.value(
              type,
              input.rank(),
              "torch.ones_like(%s, dtype=%s)",
              input,
              io.vitrine.program.text.Dtypes.code(type)));
    }
  }

  private static void constant(NodeText node) {
    if (node.hasAttribute("value")
        && node.required("value") instanceof Attribute.Constant constant) {
      node.give(0, new Known(node.node().outputs().get(0), constant.value()));
      return;
    }
    if (node.hasAttribute("value_int")) {
      node.give(
          0, new Scalars(ElementType.INT64, List.of(Scalar.of(node.integer("value_int"))), false));
      return;
    }
    if (node.hasAttribute("value_ints")) {
      List<Long> values = node.integers("value_ints", List.of());
      node.give(0, new Scalars(ElementType.INT64, values.stream().map(Scalar::of).toList(), true));
      return;
    }
    throw NodeText.unsupported("a constant of the kind " + node.node().attributes().keySet());
  }

  private static void flatten(NodeText node) {
    Dense input = node.in(0);
    long axis = node.integer("axis", 1);
    String rows =
        axis == 0
            ? "1"
            : axis == 1
                ? node.let("torch.size(%s, 0)", input)
                : node.let(
                    "torch.numel(torch.empty(torch.size(%s)[:%s], device=\"meta\"))", input, axis);
    if (axis == 1 || axis == 0) {
      String columns =
          axis == 0 ? "-1" : node.rank(input) == 2 ? node.let("torch.size(%s, 1)", input) : "";
      if (!columns.isEmpty()) {
        node.out(input.type(), 2, "torch.reshape(%s, [%s, %s])", input, rows, columns);
        return;
      }
      if (node.rank(input) > 2) {
        node.out(input.type(), 2, "torch.flatten(%s, 1)", input);
        return;
      }
    }
    node.out(input.type(), 2, "torch.reshape(%s, [%s, -1])", input, rows);
  }

  private static void reshape(NodeText node) {
    Dense input = node.in(0);
    if (node.opset() < 5) {
      List<Scalar> target = node.integers("shape", List.of()).stream().map(Scalar::of).toList();
      node.out(
          input.type(), target.size(), "torch.reshape(%s, %s)", input, target(node, input, target));
      return;
    }
    Optional<List<Scalar>> target = node.integers(1).scalars();
    if (target.isPresent()) {
      node.out(
          input.type(),
          target.get().size(),
          "torch.reshape(%s, %s)",
          input,
          target(node, input, target.get()));
    } else {
      throw NodeText.unsupported("a shape with a length that only the run can tell");
    }
  }

  /** Zeros of a target shape stand for the input's size there. */
  private static List<Scalar> target(NodeText node, Dense input, List<Scalar> target) {
    boolean copies = !node.flag("allowzero", false);
    List<Scalar> sizes = new ArrayList<>();
    for (int i = 0; i < target.size(); i++) {
      Scalar size = target.get(i);
      boolean zero = size.isConstant() && size.constant().getAsLong() == 0;
      sizes.add(zero && copies ? Scalar.computed(node.let("torch.size(%s, %s)", input, i)) : size);
    }
    return sizes;
  }

  private static void concatenate(NodeText node) {
    List<Dense> inputs = node.all();
    if (inputs.isEmpty()) {
      throw ProgramException.invalid("there is nothing to join");
    }
    long axis = node.opset() < 4 ? node.integer("axis", 1) : node.integer("axis");
    int rank = inputs.stream().mapToInt(Operand::rank).max().orElseThrow();
    node.out(inputs.get(0).type(), rank, "torch.cat(%s, %s)", inputs, axis);
  }
}
