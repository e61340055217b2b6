package io.vitrine.program.operator;

import io.vitrine.network.Attribute;
import io.vitrine.network.ElementType;
import io.vitrine.network.Graph;
import io.vitrine.network.Node;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import io.vitrine.network.Value;
import io.vitrine.program.Purpose;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds nodes that can be written in one go. Names no value that is asked for as inner. */
final class Steps {
  /** What gives a tensor that no other value shares. */
  private static final Set<String> FRESH =
      Set.of("Add", "Sub", "Mul", "BatchNormalization", "Conv", "Concat", "MatMul", "Gemm");

  private static final int INFERENCE_ONLY_SINCE = 14;

  private final Map<String, Value> weights = new HashMap<>();
  private final Numbers numbers;
  private final Uses uses;
  private final Purpose purpose;
  private final Set<Node> taken = new HashSet<>();

  private Steps(Numbers numbers, Uses uses, Purpose purpose) {
    this.numbers = numbers;
    this.uses = uses;
    this.purpose = purpose;
  }

  /**
   * @param nodes what is to be written, in the graph's order
   * @return steps in an order that can be written: each where its last node stands
   */
  static List<Step> of(
      Graph graph,
      Map<String, Tensor> weights,
      List<Node> nodes,
      List<String> wanted,
      Purpose purpose) {
    Steps steps = new Steps(new Numbers(graph, weights), new Uses(nodes, wanted), purpose);
    graph.initializers().forEach(weight -> steps.weights.put(weight.name(), weight));
    Map<Node, Step> byLast = new HashMap<>();
    for (Node node : nodes) {
      if (!steps.taken.contains(node)) {
        Step step = steps.from(node);
        steps.taken.addAll(step.nodes());
        byLast.put(step.nodes().get(step.nodes().size() - 1), step);
      }
    }
    List<Step> ordered = new ArrayList<>();
    for (Node node : nodes) {
      Step step = byLast.get(node);
      if (step != null) {
        ordered.add(step);
      }
    }
    return ordered;
  }

  private Step from(Node node) {
    if (!isStandard(node)) {
      return new Step.Single(node);
    }
    return switch (node.op()) {
      case "Conv" -> convolving(node);
      case "MatMul", "Gemm" -> linear(node);
      case "Div", "Mul" -> gelu(node).orElseGet(() -> new Step.Single(node));
      case "Relu", "Clip" -> inPlace(node);
      default -> new Step.Single(node);
    };
  }

  private boolean onCpu() {
    return purpose == Purpose.VALUES_ON_CPU;
  }

  private static boolean isStandard(Node node) {
    return node.domain().isEmpty() || node.domain().equals("ai.onnx");
  }

  private Step convolving(Node node) {
    boolean known =
        isWeight(node.input(1), 4)
            && (node.input(2).isEmpty() || isWeight(node.input(2), 1))
            && isPaddedAlike(node);
    if (!known) {
      return new Step.Single(node);
    }
    Optional<Node> norm = next(node).filter(this::isFoldable);
    Node last = norm.orElse(node);
    Optional<Node> activation =
        onCpu() ? next(last).filter(after -> isActivation(after)) : Optional.empty();
    return new Step.Convolving(node, norm, activation);
  }

  private Optional<Node> next(Node node) {
    return uses.onlyReader(node)
        .filter(Steps::isStandard)
        .filter(reader -> !taken.contains(reader))
        .filter(reader -> reader.input(0).equals(Optional.of(node.outputs().get(0))));
  }

  private boolean isFoldable(Node node) {
    boolean others =
        node.outputs().stream().skip(1).anyMatch(output -> !output.isEmpty())
            || flag(node, "training_mode")
            || node.opset() < INFERENCE_ONLY_SINCE && node.outputs().size() > 1
            || node.attribute("spatial").orElse(null) instanceof Attribute.Int spatial
                && spatial.value() == 0;
    boolean known = true;
    for (int i = 1; i <= 4; i++) {
      known &= isWeight(node.input(i), 1);
    }
    return node.op().equals("BatchNormalization") && known && !others;
  }

  private boolean isActivation(Node node) {
    return node.op().equals("Relu")
        || node.op().equals("Clip") && bounds(node, numbers).isPresent();
  }

  /** The constant bounds of a Clip that has both. */
  static Optional<List<Double>> bounds(Node node, Numbers numbers) {
    if (node.attribute("min").orElse(null) instanceof Attribute.Float low
        && node.attribute("max").orElse(null) instanceof Attribute.Float high) {
      return Optional.of(List.of((double) low.value(), (double) high.value()));
    }
    var low = numbers.of(node.input(1).orElse(""));
    var high = numbers.of(node.input(2).orElse(""));
    return low.isPresent() && high.isPresent()
        ? Optional.of(List.of(low.getAsDouble(), high.getAsDouble()))
        : Optional.empty();
  }

  private Step linear(Node node) {
    boolean general = node.op().equals("Gemm");
    boolean plain =
        !general
            || !flag(node, "transA")
                && isOne(node, "alpha")
                && isOne(node, "beta")
                && (node.input(2).isEmpty() || isWeight(node.input(2), 1));
    if (!onCpu() || !plain || !isWeight(node.input(1), 2)) {
      return new Step.Single(node);
    }
    Optional<Node> bias =
        general
            ? Optional.empty()
            : uses.onlyReader(node)
                .filter(after -> isStandard(after) && after.op().equals("Add"))
                .filter(after -> !taken.contains(after) && isBias(after, node));
    return new Step.Linear(node, bias);
  }

  /** Whether a row of as many weights as the product has columns is added to it. */
  private boolean isBias(Node sum, Node product) {
    String other = other(sum, product.outputs().get(0));
    return isWeight(Optional.of(other), 1)
        && size(other, 0) == size(product.inputs().get(1), 1)
        && size(other, 0) > 1;
  }

  /** The input of a node of two inputs that is not the given one. */
  static String other(Node node, String one) {
    return node.inputs().get(node.inputs().get(0).equals(one) ? 1 : 0);
  }

  private long size(String weight, int axis) {
    Value value = weights.get(weight);
    return value == null ? -1 : value.shape().map(shape -> shape.sizes()[axis]).orElse(-1L);
  }

  /** x / sqrt 2, Erf, + 1, * x, / 2, as exporters spell it; or x / 2 before the product. */
  private Optional<Step> gelu(Node first) {
    boolean divides =
        first.op().equals("Div")
            && numbers.is(first.inputs().get(1), (float) Math.sqrt(2))
            && !taken.contains(first);
    if (!onCpu() || !divides) {
      return Optional.empty();
    }
    String x = first.inputs().get(0);
    Optional<Node> erf = uses.onlyReader(first).filter(node -> node.op().equals("Erf"));
    Optional<Node> sum =
        erf.flatMap(uses::onlyReader)
            .filter(node -> node.op().equals("Add"))
            .filter(node -> numbers.is(other(node, erf.get().outputs().get(0)), 1));
    Optional<Node> product =
        sum.flatMap(uses::onlyReader)
            .filter(node -> node.op().equals("Mul"))
            .filter(node -> other(node, sum.get().outputs().get(0)).equals(x));
    Optional<Node> half =
        product
            .flatMap(uses::onlyReader)
            .filter(node -> node.op().equals("Mul"))
            .filter(node -> numbers.is(other(node, product.get().outputs().get(0)), 0.5f));
    return half.map(
        last -> new Step.Gelu(x, List.of(first, erf.get(), sum.get(), product.get(), last)));
  }

  private Step inPlace(Node node) {
    Optional<Node> maker = node.input(0).flatMap(uses::maker);
    boolean own =
        onCpu()
            && maker.isPresent()
            && isStandard(maker.get())
            && FRESH.contains(maker.get().op())
            && uses.onlyReader(maker.get()).isPresent()
            && isActivation(node);
    return own ? new Step.InPlace(node) : new Step.Single(node);
  }

  private boolean isWeight(Optional<String> name, int rank) {
    Optional<Value> weight = name.map(weights::get);
    return weight.flatMap(Value::type).filter(type -> type == ElementType.FLOAT32).isPresent()
        && weight.flatMap(Value::shape).map(Shape::rank).filter(r -> r == rank).isPresent();
  }

  private static boolean isPaddedAlike(Node node) {
    String mode =
        node.attribute("auto_pad").orElse(null) instanceof Attribute.Text text
            ? text.value()
            : "NOTSET";
    if (!Set.of("NOTSET", "", "VALID").contains(mode)) {
      return false;
    }
    return !(node.attribute("pads").orElse(null) instanceof Attribute.Ints pads)
        || mode.equals("VALID")
        || pads.values().size() == 4
            && pads.values().get(0).equals(pads.values().get(2))
            && pads.values().get(1).equals(pads.values().get(3));
  }

  private static boolean flag(Node node, String attribute) {
    return node.attribute(attribute).orElse(null) instanceof Attribute.Int number
        && number.value() != 0;
  }

  private static boolean isOne(Node node, String attribute) {
    return !(node.attribute(attribute).orElse(null) instanceof Attribute.Float number)
        || number.value() == 1;
  }
}
