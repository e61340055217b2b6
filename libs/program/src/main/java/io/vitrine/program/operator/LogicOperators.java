package io.vitrine.program.operator;

import io.vitrine.network.ElementType;
import io.vitrine.program.text.Operand.Dense;
import io.vitrine.program.text.Operand.Scalars;
import io.vitrine.program.text.Scalar;
import java.util.ArrayList;
import java.util.List;

/** Comparisons, truth values and choices by them. */
final class LogicOperators {
  private LogicOperators() {}

  static void addTo(OperatorTable table) {
    table.add("Equal", node -> binary(node, HostMath.EQUAL, "torch.eq(%s, %s)"));
    table.add("Less", node -> binary(node, HostMath.LESS, "torch.lt(%s, %s)"));
    table.add("LessOrEqual", node -> binary(node, HostMath.LESS_OR_EQUAL, "torch.le(%s, %s)"));
    table.add("Greater", node -> binary(node, HostMath.GREATER, "torch.gt(%s, %s)"));
    table.add(
        "GreaterOrEqual", node -> binary(node, HostMath.GREATER_OR_EQUAL, "torch.ge(%s, %s)"));
    table.add("And", node -> binary(node, HostMath.AND, "torch.logical_and(%s, %s)"));
    table.add("Or", node -> binary(node, HostMath.OR, "torch.logical_or(%s, %s)"));
    table.add("Xor", node -> binary(node, HostMath.XOR, "torch.logical_xor(%s, %s)"));
    table.add("Not", LogicOperators::not);
    table.add("Where", LogicOperators::where);
  }

  private static void binary(NodeText node, HostMath host, String format) {
    if (node.allHost()) {
      host.write(node);
      return;
    }
    Dense a = node.in(0);
    Dense b = Broadcast.second(node);
    node.out(ElementType.BOOL, Broadcast.rank(a, b), format, a, b);
  }

  private static void not(NodeText node) {
    if (!node.isHost(0)) {
      node.outLike(node.in(0), "torch.logical_not(%s)", node.in(0));
      return;
    }
    Scalars input = node.host(0);
    List<Scalar> results =
        input.elements().stream()
            .map(
                value ->
                    value.isConstant()
                        ? Scalar.of(value.constant().getAsLong() == 0)
                        : node.number("not %s", value))
            .toList();
    node.give(0, new Scalars(ElementType.BOOL, results, input.vector()));
  }

  private static void where(NodeText node) {
    if (!node.allHost()) {
      Dense condition = node.in(0);
      Dense a = node.in(1);
      Dense b = node.in(2);
      node.out(
          a.type(), Broadcast.rank(condition, a, b), "torch.where(%s, %s, %s)", condition, a, b);
      return;
    }
    Scalars condition = node.host(0);
    Scalars a = node.host(1);
    Scalars b = node.host(2);
    List<Scalar> results = new ArrayList<>();
    for (int i = 0; i < HostMath.length(condition, a, b); i++) {
      Scalar chosen = HostMath.at(condition, i);
      Scalar yes = HostMath.at(a, i);
      Scalar no = HostMath.at(b, i);
      if (chosen.isConstant()) {
        results.add(chosen.constant().getAsLong() != 0 ? yes : no);
      } else {
        results.add(node.number("%s if %s else %s", yes, chosen, no));
      }
    }
    node.give(0, new Scalars(a.type(), results, condition.vector() || a.vector() || b.vector()));
  }
}
