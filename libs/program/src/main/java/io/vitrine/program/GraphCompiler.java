package io.vitrine.program;

import io.vitrine.network.Graph;
import io.vitrine.network.Network;
import io.vitrine.network.Tensor;
import io.vitrine.network.Value;
import io.vitrine.program.operator.GraphText;
import io.vitrine.program.operator.StepText;
import io.vitrine.program.text.Operand.Dense;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns a graph into a program. Needs no engine; deterministic; any thread. */
public final class GraphCompiler {
  private static final List<String> HEADER =
      List.of(
          "class M(Module):",
          "  __parameters__ = []",
          "  __buffers__ = []",
          "  training : bool",
          "  def network(self: __torch__.M, x: List[Tensor], w: List[Tensor]) -> List[Tensor]:");

  private static final String CUT_HEADER =
      "def network_cut(x: List[Tensor], w: List[Tensor], a: List[Tensor], b: List[Tensor],"
          + " tops: List[float]) -> List[Tensor]:\n";

  private GraphCompiler() {}

  /** As {@link #compile(Graph, Map, List, Purpose)}, for gradients too. */
  public static Program compile(Network network, List<String> wanted) {
    return compile(network, wanted, Purpose.DIFFERENTIABLE);
  }

  /** As {@link #compile(Graph, Map, List, Purpose)}, for gradients too. */
  public static Program compile(Graph graph, Map<String, Tensor> weights, List<String> wanted) {
    return compile(graph, weights, wanted, Purpose.DIFFERENTIABLE);
  }

  /** As {@link #compile(Graph, Map, List, Purpose)}. */
  public static Program compile(Network network, List<String> wanted, Purpose purpose) {
    return compile(network.graph(), network.weights(), wanted, purpose);
  }

  /**
   * Compiles what the wanted values need and nothing else. Each is the true value of its node,
   * whatever else is asked for.
   *
   * @param weights tensors of a checkpoint; only the elements of integer operands that an operator
   *     needs as numbers (shapes, axes, pads) are read, and enter the text: {@link Program#baked}
   * @param wanted names of values, inputs and weights included, in any order, each once
   * @throws ProgramException NOT_FOUND for an unknown value; UNSUPPORTED or INVALID naming the node
   *     that cannot be compiled
   */
  public static Program compile(
      Graph graph, Map<String, Tensor> weights, List<String> wanted, Purpose purpose) {
    check(graph, wanted);
    GraphText text = new GraphText(graph, weights);
    List<String> folded = StepText.write(graph, weights, text, wanted, purpose, node -> {});
    List<Dense> results = text.finish(wanted);
    List<Program.Output> outputs = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      outputs.add(new Program.Output(wanted.get(i), results.get(i).type()));
    }
    List<Optional<String>> origins =
        new ArrayList<>(Collections.nCopies(HEADER.size(), Optional.empty()));
    origins.addAll(text.origins());
    String code =
        String.join("\n", HEADER) + "\n" + text.text() + GradientText.METHODS + text.library();
    return new Program(
        purpose, code, graph.inputs(), text.slots(), outputs, text.baked(), folded, origins);
  }

  /**
   * The text of a method {@code network_cut(x, w, a, b, tops)} for {@link Program#with}: as {@code
   * network}, but no gradient goes through a rectifier (Relu, or Clip from 0 up). Behind each the
   * computation goes on from a leaf of its own, so that the caller takes the gradient across by
   * rules of its own, from the last rectifier to the first. In the order they are computed: what
   * went into each is appended to {@code a}, the leaf to {@code b}, the upper bound to {@code
   * tops}. Takes the same list of weights as {@code network}.
   */
  public static String cutMethod(Network network, List<String> wanted) {
    check(network.graph(), wanted);
    GraphText text = new GraphText(network.graph(), network.weights());
    StepText.write(
        network.graph(), network.weights(), text, wanted, Purpose.DIFFERENTIABLE, text::cut);
    text.finish(wanted);
    return CUT_HEADER + text.text().replaceAll("(?m)^  ", "");
  }

  private static void check(Graph graph, List<String> wanted) {
    Set<String> known = new LinkedHashSet<>();
    graph.inputs().stream().map(Value::name).forEach(known::add);
    graph.initializers().stream().map(Value::name).forEach(known::add);
    graph.nodes().forEach(node -> known.addAll(node.outputs()));
    known.remove("");
    for (String name : wanted) {
      if (!known.contains(name)) {
        throw ProgramException.notFound(Names.unknown("value", name, known));
      }
    }
    if (new LinkedHashSet<>(wanted).size() < wanted.size()) {
      throw ProgramException.invalid("a value is asked for twice in " + wanted);
    }
  }
}
