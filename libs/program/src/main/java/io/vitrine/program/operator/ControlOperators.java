package io.vitrine.program.operator;

import io.vitrine.network.ElementType;
import io.vitrine.network.Graph;
import io.vitrine.program.ProgramException;
import io.vitrine.program.text.Operand;
import io.vitrine.program.text.Operand.Dense;
import io.vitrine.program.text.Operand.Scalars;
import io.vitrine.program.text.Scalar;
import io.vitrine.program.text.TextWriter;
import java.util.ArrayList;
import java.util.List;

/** Choices and loops: their bodies are written in place, their values cross as tensors. */
final class ControlOperators {
  private ControlOperators() {}

  static void addTo(OperatorTable table) {
    table.add("If", ControlOperators::choose);
    table.add("Loop", ControlOperators::loop);
  }

  private static void choose(NodeText node) {
    Graph yes = node.body("then_branch");
    Graph no = node.body("else_branch");
    if (node.isHost(0) && node.host(0).elements().get(0).isConstant()) {
      Graph taken = node.host(0).elements().get(0).constant().getAsLong() != 0 ? yes : no;
      GraphText body = node.inside(taken, List.of());
      body.writeAll();
      for (int i = 0; i < taken.outputs().size(); i++) {
        node.give(i, escaping(body, taken.outputs().get(i)));
      }
      return;
    }
    String condition =
        node.isHost(0) ? node.host(0).elements().get(0).text() : "bool(%s)".formatted(node.in(0));
    List<String> results = yes.outputs().stream().map(name -> node.writer().fresh()).toList();
    node.line("if %s:", condition);
    List<Dense> first = branch(node, yes, results);
    node.line("else:");
    List<Dense> second = branch(node, no, results);
    for (int i = 0; i < results.size(); i++) {
      Dense a = first.get(i);
      Dense b = second.get(i);
      if (a.type() != b.type()) {
        throw ProgramException.invalid("its branches give %s and %s".formatted(a.type(), b.type()));
      }
      int rank = a.rank() == b.rank() ? a.rank() : Operand.UNKNOWN_RANK;
      node.give(i, new Dense(results.get(i), a.type(), rank));
    }
  }

  /** Numbers stay numbers; a tensor known only inside is written out. */
  private static Operand escaping(GraphText body, String name) {
    Operand operand = body.operand(name);
    return operand instanceof Dense ? body.tensor(name) : operand;
  }

  private static List<Dense> branch(NodeText node, Graph graph, List<String> results) {
    if (graph.outputs().size() != results.size()) {
      throw ProgramException.invalid("its branches give different numbers of values");
    }
    List<Dense> given = new ArrayList<>();
    node.writer()
        .indented(
            () -> {
              GraphText body = node.inside(graph, List.of());
              body.writeAll();
              node.writer().enter(node.node());
              for (int i = 0; i < results.size(); i++) {
                given.add(body.tensor(graph.outputs().get(i)));
                node.line("%s = %s", results.get(i), given.get(i));
              }
            });
    return given;
  }

  private static void loop(NodeText node) {
    Graph graph = node.body("body");
    int carried = graph.inputs().size() - 2;
    int scans = graph.outputs().size() - 1 - carried;
    if (carried < 0 || scans < 0 || node.inputs() - 2 < carried) {
      throw ProgramException.invalid("its body does not fit its inputs and outputs");
    }
    List<Dense> states = new ArrayList<>();
    for (int i = 0; i < carried; i++) {
      states.add(node.in(2 + i));
    }
    String limit = node.has(0) ? node.integers(0).scalar().text() : "";
    String start = !node.has(1) ? "True" : condition(node);
    TextWriter.Mark mark = node.writer().mark();
    if (!repeat(node, graph, states, scans, limit, start)) {
      // A state changes its number of axes on the way round.
      node.writer().backTo(mark);
      List<Dense> loose =
          states.stream()
              .map(state -> new Dense(state.text(), state.type(), Operand.UNKNOWN_RANK))
              .toList();
      repeat(node, graph, loose, scans, limit, start);
    }
  }

  private static String condition(NodeText node) {
    return node.isHost(1)
        ? node.host(1).elements().get(0).text()
        : "bool(%s)".formatted(node.in(1));
  }

  /** Whether the states keep their number of axes. */
  private static boolean repeat(
      NodeText node, Graph graph, List<Dense> initial, int scans, String limit, String start) {
    String round = node.let("0");
    String goes = node.let("%s", start);
    List<Dense> states = new ArrayList<>();
    for (Dense state : initial) {
      states.add(node.value(state.type(), state.rank(), "%s", state));
    }
    List<String> lists = new ArrayList<>();
    for (int i = 0; i < scans; i++) {
      lists.add(node.let("annotate(List[Tensor], [])"));
    }
    List<Dense> next = new ArrayList<>();
    List<Dense> rows = new ArrayList<>();
    node.line(limit.isEmpty() ? "while %s:" : "while %s and %s < %s:", goes, round, limit);
    node.writer()
        .indented(
            () -> {
              GraphText body = node.inside(graph, List.of(round));
              body.give(graph.inputs().get(0).name(), number(ElementType.INT64, round));
              body.give(graph.inputs().get(1).name(), number(ElementType.BOOL, goes));
              for (int i = 0; i < states.size(); i++) {
                body.give(graph.inputs().get(2 + i).name(), states.get(i));
              }
              body.writeAll();
              node.writer().enter(node.node());
              String again = verdict(node, body, graph.outputs().get(0));
              for (int i = 0; i < states.size(); i++) {
                Dense value = body.tensor(graph.outputs().get(1 + i));
                next.add(node.value(value.type(), value.rank(), "%s", value));
              }
              for (int i = 0; i < scans; i++) {
                rows.add(body.tensor(graph.outputs().get(1 + states.size() + i)));
                node.line("torch.append(%s, %s)", lists.get(i), rows.get(i));
              }
              for (int i = 0; i < states.size(); i++) {
                node.line("%s = %s", states.get(i), next.get(i));
              }
              node.line("%s = %s", goes, again);
              node.line("%s = %s + 1", round, round);
            });
    boolean steady = true;
    for (int i = 0; i < states.size(); i++) {
      int rank = initial.get(i).rank();
      steady &= rank == Operand.UNKNOWN_RANK || rank == next.get(i).rank();
      node.give(i, states.get(i));
    }
    for (int i = 0; i < scans; i++) {
      node.give(states.size() + i, stacked(node, lists.get(i), rows.get(i)));
    }
    return steady;
  }

  /** Whether the body wants another round, as an identifier. */
  private static String verdict(NodeText node, GraphText body, String name) {
    return body.operand(name) instanceof Scalars truth
        ? node.let("%s", truth.elements().get(0))
        : node.let("bool(%s)", body.tensor(name));
  }

  private static Scalars number(ElementType type, String identifier) {
    return new Scalars(type, List.of(Scalar.computed(identifier)), false);
  }

  /** The rows of a scan as one tensor. */
  static Dense stacked(NodeText node, String list, Dense row) {
    return node.value(
        row.type(),
        row.rank() == Operand.UNKNOWN_RANK ? row.rank() : row.rank() + 1,
        "%s",
        node.call(
            "stack_rows",
            list,
            Math.max(row.rank(), 0) + 1,
            io.vitrine.program.text.Dtypes.code(row.type()),
            "d"));
  }
}
