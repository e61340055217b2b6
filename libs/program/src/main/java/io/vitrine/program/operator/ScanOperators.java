package io.vitrine.program.operator;

import io.vitrine.network.Graph;
import io.vitrine.program.ProgramException;
import io.vitrine.program.text.Operand;
import io.vitrine.program.text.Operand.Dense;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Scan: a loop along axes of its inputs. */
final class ScanOperators {
  private static final int WITHOUT_BATCH_SINCE = 9;

  private ScanOperators() {}

  static void addTo(OperatorTable table) {
    table.add(
        "Scan",
        node -> {
          if (node.opset() < WITHOUT_BATCH_SINCE) {
            batched(node);
          } else {
            plain(node);
          }
        });
  }

  /** How one Scan walks: what it is given and which way. */
  private record Walk(
      Graph body, List<Dense> states, List<Dense> inputs, List<Long> axes, List<Long> backwards) {
    int outputs() {
      return body.outputs().size() - states.size();
    }
  }

  private static Walk walk(NodeText node, int first) {
    Graph body = node.body("body");
    int scanned = (int) node.integer("num_scan_inputs");
    int carried = node.inputs() - first - scanned;
    if (carried < 0 || scanned < 1 || body.inputs().size() != carried + scanned) {
      throw ProgramException.invalid("its body does not fit its inputs");
    }
    List<Dense> states = new ArrayList<>();
    List<Dense> inputs = new ArrayList<>();
    for (int i = 0; i < carried; i++) {
      states.add(node.in(first + i));
    }
    for (int i = 0; i < scanned; i++) {
      inputs.add(node.in(first + carried + i));
    }
    List<Long> zeros = Collections.nCopies(scanned, 0L);
    return new Walk(
        body,
        states,
        inputs,
        node.integers("scan_input_axes", zeros),
        node.integers("scan_input_directions", node.integers("directions", zeros)));
  }

  private static void plain(NodeText node) {
    Walk walk = walk(node, 0);
    List<Dense> results = write(node, walk, steps(node, walk), List.of());
    int states = walk.states().size();
    List<Long> zeros = Collections.nCopies(walk.outputs(), 0L);
    List<Long> axes = node.integers("scan_output_axes", zeros);
    List<Long> backwards = node.integers("scan_output_directions", zeros);
    for (int i = 0; i < results.size(); i++) {
      Dense result = results.get(i);
      if (i >= states && backwards.get(i - states) != 0) {
        result = node.value(result.type(), result.rank(), "torch.flip(%s, [0])", result);
      }
      if (i >= states && axes.get(i - states) != 0) {
        result =
            node.value(
                result.type(),
                result.rank(),
                "torch.movedim(%s, 0, %s)",
                result,
                axes.get(i - states));
      }
      node.give(i, result);
    }
  }

  /** Opset 8: the first axis of everything is the batch, the second the sequence. */
  private static void batched(NodeText node) {
    Walk whole = walk(node, 1);
    List<String> lists = new ArrayList<>();
    for (int i = 0; i < whole.body().outputs().size(); i++) {
      lists.add(node.let("annotate(List[Tensor], [])"));
    }
    Optional<Dense> lengths = node.has(0) ? Optional.of(node.in(0)) : Optional.empty();
    String b = node.writer().fresh();
    node.line("for %s in range(torch.size(%s, 0)):", b, whole.inputs().get(0));
    List<Dense> rows = new ArrayList<>();
    node.writer()
        .indented(
            () -> {
              Walk one =
                  new Walk(
                      whole.body(),
                      rows(node, whole.states(), b),
                      rows(node, whole.inputs(), b),
                      whole.axes(),
                      whole.backwards());
              String all = steps(node, one);
              String steps =
                  lengths
                      .map(each -> node.let("int(torch.item(torch.select(%s, 0, %s)))", each, b))
                      .orElse(all);
              rows.addAll(write(node, one, steps, List.of(b)));
              for (int i = 0; i < rows.size(); i++) {
                boolean ends = lengths.isPresent() && i >= one.states().size();
                node.line(
                    "torch.append(%s, %s)",
                    lists.get(i), ends ? node.call("filled_up", rows.get(i), all) : rows.get(i));
              }
            });
    for (int i = 0; i < rows.size(); i++) {
      node.give(i, ControlOperators.stacked(node, lists.get(i), rows.get(i)));
    }
  }

  private static String steps(NodeText node, Walk walk) {
    return node.let("torch.size(%s, %s)", walk.inputs().get(0), walk.axes().get(0));
  }

  private static List<Dense> rows(NodeText node, List<Dense> tensors, String index) {
    List<Dense> rows = new ArrayList<>();
    for (Dense tensor : tensors) {
      rows.add(node.value(tensor.type(), lower(tensor), "torch.select(%s, 0, %s)", tensor, index));
    }
    return rows;
  }

  private static int lower(Dense tensor) {
    return tensor.rank() == Operand.UNKNOWN_RANK ? tensor.rank() : tensor.rank() - 1;
  }

  /** The last states, then the stacked rows. */
  private static List<Dense> write(NodeText node, Walk walk, String steps, List<String> outer) {
    Graph graph = walk.body();
    List<Dense> states = new ArrayList<>();
    for (Dense state : walk.states()) {
      states.add(node.value(state.type(), state.rank(), "%s", state));
    }
    List<String> lists = new ArrayList<>();
    for (int i = 0; i < walk.outputs(); i++) {
      lists.add(node.let("annotate(List[Tensor], [])"));
    }
    String t = node.writer().fresh();
    List<Dense> rows = new ArrayList<>();
    node.line("for %s in range(%s):", t, steps);
    node.writer()
        .indented(
            () -> {
              List<String> counters = new ArrayList<>(outer);
              counters.add(t);
              GraphText body = node.inside(graph, counters);
              for (int i = 0; i < states.size(); i++) {
                body.give(graph.inputs().get(i).name(), states.get(i));
              }
              for (int i = 0; i < walk.inputs().size(); i++) {
                Dense input = walk.inputs().get(i);
                String at = walk.backwards().get(i) == 0 ? t : "%s - 1 - %s".formatted(steps, t);
                body.give(
                    graph.inputs().get(states.size() + i).name(),
                    node.value(
                        input.type(),
                        lower(input),
                        "torch.select(%s, %s, %s)",
                        input,
                        walk.axes().get(i),
                        at));
              }
              body.writeAll();
              node.writer().enter(node.node());
              List<String> next = new ArrayList<>();
              for (int i = 0; i < graph.outputs().size(); i++) {
                Dense value = body.tensor(graph.outputs().get(i));
                if (i < states.size()) {
                  next.add(node.let("%s", value));
                } else {
                  rows.add(value);
                  node.line("torch.append(%s, %s)", lists.get(i - states.size()), value);
                }
              }
              for (int i = 0; i < next.size(); i++) {
                node.line("%s = %s", states.get(i), next.get(i));
              }
            });
    List<Dense> results = new ArrayList<>(states);
    for (int i = 0; i < rows.size(); i++) {
      results.add(ControlOperators.stacked(node, lists.get(i), rows.get(i)));
    }
    return results;
  }
}
