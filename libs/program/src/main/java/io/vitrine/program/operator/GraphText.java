package io.vitrine.program.operator;

import io.vitrine.network.ElementType;
import io.vitrine.network.Graph;
import io.vitrine.network.Node;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import io.vitrine.network.Value;
import io.vitrine.program.ProgramException;
import io.vitrine.program.Slot;
import io.vitrine.program.text.Dtypes;
import io.vitrine.program.text.Literals;
import io.vitrine.program.text.Operand;
import io.vitrine.program.text.Operand.Dense;
import io.vitrine.program.text.Operand.Known;
import io.vitrine.program.text.TextWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The method {@code network} while it is written: what every value of the graph has become so far.
 * One thread.
 */
public final class GraphText {
  private final Graph graph;
  private final Map<String, Tensor> tensors;
  private final Optional<GraphText> around;
  private final List<String> rounds;
  private final TextWriter writer;
  private final WeightSlots slots;
  private final Set<String> library;
  private final Map<String, Operand> values = new HashMap<>();
  private final Map<String, Dense> dense = new HashMap<>();
  private final Map<String, String> refused = new HashMap<>();

  /**
   * @param tensors the weights, for operators that need their elements; may lack any
   */
  public GraphText(Graph graph, Map<String, Tensor> tensors) {
    this(
        graph,
        tensors,
        Optional.empty(),
        List.of(),
        new TextWriter(),
        new WeightSlots(),
        new TreeSet<>());
    writer.line("d = ops.prim.device(" + WeightSlots.ANCHOR + ")");
    List<Value> inputs = graph.inputs();
    for (int i = 0; i < inputs.size(); i++) {
      Value input = inputs.get(i);
      if (!refuse(input)) {
        values.put(
            input.name(),
            new Dense(arrived("x[" + i + "]", typeOf(input)), typeOf(input), rankOf(input)));
      }
    }
  }

  private GraphText(
      Graph graph,
      Map<String, Tensor> tensors,
      Optional<GraphText> around,
      List<String> rounds,
      TextWriter writer,
      WeightSlots slots,
      Set<String> library) {
    this.graph = graph;
    this.tensors = tensors;
    this.around = around;
    this.rounds = rounds;
    this.writer = writer;
    this.slots = slots;
    this.library = library;
    for (Value initializer : graph.initializers()) {
      if (refuse(initializer)) {
        continue;
      }
      Tensor tensor = tensors.get(initializer.name());
      values.put(
          initializer.name(),
          tensor == null
              ? new Dense("", typeOf(initializer), rankOf(initializer))
              : new Known(initializer.name(), tensor));
    }
  }

  /**
   * A body inside this graph: it sees all values of it, and what it computes stays inside. The
   * caller gives the body's inputs.
   *
   * @param counters integers that tell one run of the body from the next
   */
  GraphText inside(Graph body, List<String> counters) {
    List<String> all = new ArrayList<>(rounds);
    all.addAll(counters);
    return new GraphText(body, tensors, Optional.of(this), all, writer, slots, library);
  }

  /** Writes the nodes that the outputs of the body need. */
  void writeAll() {
    Needs.nodes(graph, graph.outputs()).forEach(this::write);
  }

  /** Writes one node; its inputs were written before. */
  public void write(Node node) {
    writer.enter(node);
    NodeText text = new NodeText(this, node);
    try {
      OperatorTable.STANDARD.write(text);
    } catch (ProgramException e) {
      throw String.valueOf(e.getMessage()).startsWith("node ")
          ? e
          : new ProgramException(
              e.category(),
              e.reason(),
              "node '%s' (%s): %s".formatted(node.name(), node.op(), e.getMessage()),
              e);
    }
  }

  /**
   * Ends the gradient's way at a node just written, if it is a rectifier: what comes behind starts
   * from a leaf. The method has the lists {@code a}, {@code b} and {@code tops}.
   */
  public void cut(Node node) {
    OptionalDouble top = Rectifiers.top(this, node);
    if (top.isEmpty()) {
      return;
    }
    Dense before = tensor(node.inputs().get(0));
    String name = node.outputs().get(0);
    Dense behind = tensor(name);
    String leaf = writer.fresh();
    writer.line("%s = torch.requires_grad_(torch.detach(%s), True)".formatted(leaf, behind));
    writer.line("torch.append(a, %s)".formatted(before));
    writer.line("torch.append(b, %s)".formatted(leaf));
    writer.line("torch.append(tops, %s)".formatted(Literals.of(top.getAsDouble())));
    give(name, new Dense(leaf, behind.type(), behind.rank()));
  }

  /** Ends the method by returning these values as tensors. */
  public List<Dense> finish(List<String> wanted) {
    List<Dense> results = wanted.stream().map(this::tensor).toList();
    writer.line(
        "return annotate(List[Tensor], %s)"
            .formatted(
                results.stream().map(this::departing).collect(Collectors.joining(", ", "[", "]"))));
    return results;
  }

  public String text() {
    return writer.text();
  }

  public List<Optional<String>> origins() {
    return writer.origins();
  }

  /** Text of the library's methods that the text calls. */
  public String library() {
    return MethodLibrary.text(library);
  }

  public List<Slot> slots() {
    return slots.slots();
  }

  public List<String> baked() {
    return slots.baked();
  }

  /** Integers that count the rounds of all loops around, outermost first. */
  List<String> rounds() {
    return rounds;
  }

  /** A tensor that is no weight of the file. */
  Dense constant(Tensor tensor) {
    return new Dense(
        arrived(slots.constant(tensor), tensor.type()), tensor.type(), tensor.shape().rank());
  }

  TextWriter writer() {
    return writer;
  }

  Operand operand(String name) {
    Operand operand = values.get(name);
    if (operand != null) {
      return operand;
    }
    String reason = refused.get(name);
    if (reason != null) {
      throw ProgramException.unsupported(reason);
    }
    return around
        .orElseThrow(
            () ->
                ProgramException.invalid("the value '" + name + "' is used before it is computed"))
        .operand(name);
  }

  /** The tensor that a value was written out to, here or around. */
  private Optional<Dense> written(String name) {
    Dense tensor = dense.get(name);
    if (tensor != null) {
      return Optional.of(tensor);
    }
    return values.containsKey(name) ? Optional.empty() : around.flatMap(a -> a.written(name));
  }

  void give(String name, Operand operand) {
    values.put(name, operand);
  }

  /** What the file or inference says about the number of axes of a value. */
  int declaredRank(String name) {
    Value value = graph.values().get(name);
    return value == null ? Operand.UNKNOWN_RANK : rankOf(value);
  }

  /** The value as a tensor, written out once. */
  Dense tensor(String name) {
    Operand operand = operand(name);
    if (operand instanceof Dense tensor && !tensor.text().isEmpty()) {
      return tensor;
    }
    return written(name)
        .orElseGet(
            () -> {
              Dense tensor = materialize(name, operand);
              dense.put(name, tensor);
              return tensor;
            });
  }

  private Dense materialize(String name, Operand operand) {
    if (operand instanceof Dense absent) {
      String text = arrived(slots.weight(name, absent.type()), absent.type());
      return new Dense(text, absent.type(), absent.rank());
    }
    if (operand instanceof Known known) {
      String text =
          tensors.containsKey(known.name())
              ? slots.weight(known.name(), known.type())
              : slots.constant(known.tensor());
      return new Dense(arrived(text, known.type()), known.type(), known.rank());
    }
    String identifier = writer.fresh();
    writer.line(
        "%s = torch.tensor(%s, dtype=%d, device=d)"
            .formatted(identifier, operand, Dtypes.code(operand.type())));
    return new Dense(identifier, operand.type(), operand.rank());
  }

  /** A tensor that crossed the border, in the type that is computed with. */
  private String arrived(String text, ElementType type) {
    if (Dtypes.transport(type) == Dtypes.carrier(type)) {
      return text;
    }
    String identifier = writer.fresh();
    writer.line("%s = torch.to(%s, %d)".formatted(identifier, text, Dtypes.code(type)));
    return identifier;
  }

  /** Row by row, whatever the layout inside; in a type that crosses the border. */
  private String departing(Dense value) {
    ElementType transport = Dtypes.transport(value.type());
    if (value.type() == ElementType.FLOAT32 && value.rank() == StepText.MAPS_RANK) {
      include("map_by_map");
      return "(self).map_by_map(%s, )".formatted(value);
    }
    return transport == Dtypes.carrier(value.type())
        ? "torch.contiguous(%s)".formatted(value)
        : "torch.to(%s, %d)".formatted(value, Dtypes.code(transport));
  }

  /** A tensor that is computed of weights as a checkpoint is loaded; see {@link Slot.Prepared}. */
  String prepared(List<String> sources, String expression) {
    return slots.prepared(sources, expression);
  }

  void include(String method) {
    library.add(method);
  }

  void bake(String name) {
    if (tensors.containsKey(name)) {
      slots.bake(name);
    }
  }

  /** Whether the value cannot enter a program; only who reads it is told. */
  private boolean refuse(Value value) {
    if (value.type().isPresent() && Dtypes.isSupported(value.type().get())) {
      return false;
    }
    refused.put(
        value.name(),
        value
            .type()
            .map(
                type ->
                    "'%s' has elements of type %s, which cannot be computed"
                        .formatted(value.name(), type))
            .orElse("'" + value.name() + "' is not a tensor"));
    return true;
  }

  private static ElementType typeOf(Value value) {
    return value.type().orElseThrow();
  }

  private static int rankOf(Value value) {
    return value.shape().map(Shape::rank).orElse(Operand.UNKNOWN_RANK);
  }
}
