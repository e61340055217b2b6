package io.vitrine.program.operator;

import io.vitrine.network.ElementType;
import io.vitrine.network.Graph;
import io.vitrine.network.Node;
import io.vitrine.network.Tensor;
import io.vitrine.program.Purpose;
import io.vitrine.program.text.Operand.Dense;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes what the wanted values need, step by step. One thread. */
public final class StepText {
  static final String NO_NUMBERS = "annotate(List[Optional[number]], [])";

  /** Axes of a batch of maps. */
  static final int MAPS_RANK = 4;

  private final GraphText text;
  private final Numbers numbers;
  private final Layout layout;
  private final ConvolvingText convolutions;
  private final List<String> folded = new ArrayList<>();

  private StepText(Graph graph, GraphText text, Numbers numbers, Purpose purpose, Layout layout) {
    this.text = text;
    this.numbers = numbers;

    this.layout = layout;
    convolutions = new ConvolvingText(graph, text, numbers, purpose, layout);
  }

  /**
   * Writes all nodes that the wanted values need.
   *
   * @param after told of every node once it is written
   * @return in words, which nodes are not computed as the graph has them
   */
  public static List<String> write(
      Graph graph,
      Map<String, Tensor> weights,
      GraphText text,
      List<String> wanted,
      Purpose purpose,
      Consumer<Node> after) {
    List<Step> steps = Steps.of(graph, weights, Needs.nodes(graph, wanted), wanted, purpose);
    StepText writer =
        new StepText(graph, text, new Numbers(graph, weights), purpose, Layout.of(steps, wanted));
    for (Step step : steps) {
      writer.write(step);
      step.nodes().forEach(after);
    }
    return writer.folded;
  }

  private void write(Step step) {
    if (step instanceof Step.Single single) {
      write(single.node());
    } else if (step instanceof Step.InPlace inPlace) {
      overwrite(inPlace.node());
    } else if (step instanceof Step.Convolving convolving) {
      convolutions.write(convolving);
    } else if (step instanceof Step.Linear linear) {
      linear(linear);
    } else if (step instanceof Step.Gelu gelu) {
      gelu(gelu);
    }
    Folding.words(step).ifPresent(folded::add);
  }

  private void write(Node node) {
    boolean pools =
        node.op().equals("MaxPool") && node.outputs().size() == 1 && layout == Layout.MAP_BY_MAP;
    Optional<Dense> input = pools ? maps(node.inputs().get(0)) : Optional.empty();
    if (input.isEmpty()) {
      text.write(node);
      return;
    }
    // libtorch's pool that goes map by map is many times slower than the other with both turns.
    Dense given = input.get();
    text.give(node.inputs().get(0), called(given, "torch.contiguous(%s, memory_format=2)"));
    text.write(node);
    text.give(node.inputs().get(0), given);
    String output = node.outputs().get(0);
    text.give(output, called(text.tensor(output), "torch.contiguous(%s)"));
  }

  private Optional<Dense> maps(String name) {
    Dense value = text.tensor(name);
    return value.type() == ElementType.FLOAT32 && value.rank() == MAPS_RANK
        ? Optional.of(value)
        : Optional.empty();
  }

  private Dense called(Dense value, String format) {
    String identifier = text.writer().fresh();
    text.writer().line(identifier + " = " + format.formatted(value));
    return new Dense(identifier, value.type(), value.rank());
  }

  private void overwrite(Node node) {
    Dense input = text.tensor(node.inputs().get(0));
    if (input.type() != ElementType.FLOAT32) {
      text.write(node);
      return;
    }
    text.writer().enter(node);
    NodeText writer = new NodeText(text, node);
    if (node.op().equals("Relu")) {
      writer.outLike(input, "torch.relu_(%s)", input);
    } else {
      List<Double> bounds = bounds(node);
      writer.outLike(input, "torch.clamp_(%s, %s, %s)", input, bounds.get(0), bounds.get(1));
    }
  }

  private List<Double> bounds(Node clip) {
    clip.inputs().stream().skip(1).forEach(text::bake);
    return Steps.bounds(clip, numbers).orElseThrow();
  }

  private void linear(Step.Linear step) {
    Node product = step.product();
    Dense input = text.tensor(product.inputs().get(0));
    if (input.type() != ElementType.FLOAT32 || input.rank() < 2) {
      step.nodes().forEach(this::write);
      return;
    }
    text.writer().enter(product);
    NodeText writer = new NodeText(text, product);
    String weight = product.inputs().get(1);
    String rows = writer.flag("transB", false) ? "r[0]" : "torch.contiguous(torch.t(r[0]))";
    String packed =
        text.prepared(List.of(weight), "ops.mkldnn._reorder_linear_weight(" + rows + ", None)");
    Optional<String> bias =
        step.bias()
            .map(sum -> Steps.other(sum, product.outputs().get(0)))
            .or(() -> product.input(2));
    String result =
        writer.let(
            "ops.mkldnn._linear_pointwise(%s, %s, %s, \"none\", %s, \"\")",
            input, packed, bias.map(name -> text.tensor(name).text()).orElse("None"), NO_NUMBERS);
    text.give(step.output(), new Dense(result, input.type(), input.rank()));
  }

  private void gelu(Step.Gelu step) {
    Dense input = text.tensor(step.input());
    if (input.type() != ElementType.FLOAT32) {
      step.nodes().forEach(this::write);
      return;
    }
    step.nodes().forEach(node -> node.inputs().forEach(text::bake));
    text.writer().enter(step.nodes().get(0));
    String result = text.writer().fresh();
    text.writer().line("%s = torch.gelu(%s, approximate=\"none\")".formatted(result, input));
    text.give(step.output(), new Dense(result, input.type(), input.rank()));
  }
}
