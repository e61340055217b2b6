package io.vitrine.program.operator;

import io.vitrine.network.Dimension;
import io.vitrine.network.Graph;
import io.vitrine.network.Node;
import io.vitrine.network.Shape;
import io.vitrine.network.Value;
import io.vitrine.program.Purpose;
import io.vitrine.program.text.Literals;
import io.vitrine.program.text.Operand.Dense;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a convolution, the batch norm folded into its weights, and its activation. The weights are
 * folded in 64 bits and laid out once, as a checkpoint is loaded.
 */
final class ConvolvingText {
  private static final float EPSILON = 1e-5f;

  /** A height and width that only choose how packed weights lie. */
  private static final long USUAL_SIZE = 56;

  private final Graph graph;
  private final GraphText text;
  private final Numbers numbers;
  private final boolean onCpu;
  private final boolean channelsLast;

  ConvolvingText(Graph graph, GraphText text, Numbers numbers, Purpose purpose, Layout layout) {
    this.graph = graph;
    this.text = text;
    this.numbers = numbers;
    onCpu = purpose == Purpose.VALUES_ON_CPU;
    channelsLast = layout == Layout.CHANNELS_LAST;
  }

  void write(Step.Convolving step) {
    Node node = step.convolution();
    text.writer().enter(node);
    NodeText writer = new NodeText(text, node);
    Dense input = text.tensor(node.inputs().get(0));
    Dense kernel = new Dense("", input.type(), StepText.MAPS_RANK);
    Window window = Window.of(writer, input, ConvolutionOperators.kernel(writer, kernel));
    long groups = writer.integer("group", 1);
    String x =
        channelsLast ? writer.let("torch.contiguous(%s, memory_format=2)", input) : input.text();
    String bias = bias(step);
    // Map by map, libtorch's own kernels for single channels are the faster ones.
    boolean packs = onCpu && (channelsLast || groups == 1);
    String weights =
        text.prepared(sources(step), packs ? packed(step, window, groups) : laid(step));
    String result;
    if (packs) {
      result =
          writer.let(
              "ops.mkldnn._convolution_pointwise(%s, %s, %s, %s, %s, %s, %s, %s, None)",
              x,
              weights,
              bias,
              window.begins(),
              window.strides(),
              window.dilations(),
              groups,
              fused(step.activation()));
    } else {
      result =
          writer.let(
              "torch.conv2d(%s, %s, %s, %s, %s, %s, %s)",
              x, weights, bias, window.strides(), window.begins(), window.dilations(), groups);
      if (step.activation().isPresent()) {
        result = writer.let(overwriting(step.activation().get(), result));
      }
    }
    text.give(step.output(), new Dense(result, input.type(), StepText.MAPS_RANK));
  }

  private static List<String> sources(Step.Convolving step) {
    List<String> sources = new ArrayList<>(List.of(step.convolution().inputs().get(1)));
    step.norm().ifPresent(norm -> sources.addAll(norm.inputs().subList(1, 5)));
    return sources;
  }

  /** The kernels times scale / sqrt(variance + epsilon) of their channel. */
  private static String folded(Step.Convolving step) {
    return step.norm()
        .map(
            norm ->
                "torch.to(torch.mul(torch.to(r[0], 7), torch.reshape(%s, [-1, 1, 1, 1])), 6)"
                    .formatted(factor(norm, 1)))
        .orElse("r[0]");
  }

  private static String factor(Node norm, int first) {
    double epsilon =
        norm.attribute("epsilon").orElse(null) instanceof io.vitrine.network.Attribute.Float number
            ? number.value()
            : EPSILON;
    return "torch.div(torch.to(r[%d], 7), torch.sqrt(torch.add(torch.to(r[%d], 7), %s)))"
        .formatted(first, first + 3, Literals.of(epsilon));
  }

  private String laid(Step.Convolving step) {
    return "torch.clone(%s, memory_format=%d)".formatted(folded(step), channelsLast ? 2 : 0);
  }

  private String packed(Step.Convolving step, Window window, long groups) {
    return "ops.mkldnn._reorder_convolution_weight(%s, %s, %s, %s, %d, %s)"
        .formatted(
            folded(step),
            Literals.of(window.begins()),
            Literals.of(window.strides()),
            Literals.of(window.dilations()),
            groups,
            channelsLast ? Literals.of(size(step, groups)) : "None");
  }

  /** Sizes of the input; a guess is as good for the result. */
  private List<Long> size(Step.Convolving step, long groups) {
    String input = step.convolution().inputs().get(0);
    long[] kernel =
        graph.initializers().stream()
            .filter(weight -> weight.name().equals(step.convolution().inputs().get(1)))
            .findFirst()
            .flatMap(Value::shape)
            .orElseThrow()
            .sizes();
    Optional<Shape> shape = Optional.ofNullable(graph.values().get(input)).flatMap(Value::shape);
    List<Long> sizes = new ArrayList<>(List.of(1L, kernel[1] * groups));
    for (int axis = 2; axis < StepText.MAPS_RANK; axis++) {
      int at = axis;
      sizes.add(
          shape
              .filter(known -> known.rank() == StepText.MAPS_RANK)
              .map(known -> known.dimensions().get(at))
              .filter(Dimension::isKnown)
              .map(Dimension::size)
              .orElse(USUAL_SIZE));
    }
    return sizes;
  }

  /**
   * The bias, in which batch norm leaves beta + (bias - mean) * scale / sqrt(variance + epsilon).
   */
  private String bias(Step.Convolving step) {
    Optional<String> own = step.convolution().input(2);
    if (step.norm().isEmpty()) {
      return own.map(name -> text.tensor(name).text()).orElse("None");
    }
    Node norm = step.norm().get();
    List<String> sources = new ArrayList<>(norm.inputs().subList(1, 5));
    own.ifPresent(sources::add);
    String centred =
        own.isPresent()
            ? "torch.sub(torch.to(r[4], 7), torch.to(r[2], 7))"
            : "torch.neg(torch.to(r[2], 7))";
    return text.prepared(
        sources,
        "torch.to(torch.add(torch.to(r[1], 7), torch.mul(%s, %s)), 6)"
            .formatted(centred, factor(norm, 0)));
  }

  private String fused(Optional<Node> activation) {
    if (activation.isEmpty()) {
      return "\"none\", " + StepText.NO_NUMBERS;
    }
    return activation.get().op().equals("Relu")
        ? "\"relu\", " + StepText.NO_NUMBERS
        : "\"hardtanh\", annotate(List[Optional[number]], %s)"
            .formatted(Literals.of(bounds(activation.get())));
  }

  private String overwriting(Node activation, String value) {
    return activation.op().equals("Relu")
        ? "torch.relu_(%s)".formatted(value)
        : "torch.clamp_(%s, %s, %s)"
            .formatted(
                value,
                Literals.of(bounds(activation).get(0)),
                Literals.of(bounds(activation).get(1)));
  }

  private List<Double> bounds(Node clip) {
    clip.inputs().stream().skip(1).forEach(text::bake);
    return Steps.bounds(clip, numbers).orElseThrow();
  }
}
