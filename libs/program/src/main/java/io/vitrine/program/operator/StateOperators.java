package io.vitrine.program.operator;

import io.vitrine.network.ElementType;
import io.vitrine.program.ProgramException;
import io.vitrine.program.text.Operand.Dense;

/** Operators of sequence models that carry a state from one call to the next. */
final class StateOperators {
  private StateOperators() {}

  static void addTo(OperatorTable table) {
    table.add("CausalConvWithState", StateOperators::convolution);
    table.add("LinearAttention", StateOperators::attention);
    table.add("TensorScatter", StateOperators::scatter);
    table.add("ReverseSequence", StateOperators::reverse);
  }

  private static void convolution(NodeText node) {
    Dense input = node.in(0);
    String activation = node.word("activation", "none");
    boolean silu =
        switch (activation) {
          case "silu", "swish" -> true;
          case "none" -> false;
          default -> throw ProgramException.invalid("the activation is '" + activation + "'");
        };
    String result =
        node.let(
            node.call(
                "causal_convolution", input, node.in(1), node.optional(2), node.optional(3), silu));
    node.outLike(input, "%s[0]", result);
    node.give(1, node.value(input.type(), input.rank(), "%s[1]", result));
  }

  private static void attention(NodeText node) {
    Dense query = node.in(0);
    String rule = node.word("update_rule", "gated_delta");
    boolean decays = rule.equals("gated") || rule.equals("gated_delta");
    boolean corrects = rule.equals("delta") || rule.equals("gated_delta");
    if (!decays && !corrects && !rule.equals("linear")) {
      throw ProgramException.invalid("the update_rule is '" + rule + "'");
    }
    if (decays != node.has(4) || corrects != node.has(5)) {
      throw ProgramException.invalid(
          "the inputs decay and beta do not fit the update_rule '" + rule + "'");
    }
    String result =
        node.let(
            node.call(
                "linear_attention",
                query,
                node.in(1),
                node.in(2),
                node.optional(3),
                node.optional(4),
                node.optional(5),
                node.integer("q_num_heads"),
                node.integer("kv_num_heads"),
                node.real("scale", 0)));
    ElementType state = node.has(3) ? node.in(3).type() : query.type();
    node.outLike(query, "%s[0]", result);
    node.give(1, node.value(state, 4, "%s[1]", result));
  }

  private static void scatter(NodeText node) {
    Dense past = node.in(0);
    String mode = node.word("mode", "linear");
    if (!mode.equals("linear") && !mode.equals("circular")) {
      throw ProgramException.invalid("the mode is '" + mode + "'");
    }
    node.outLike(
        past,
        "%s",
        node.call(
            "cache_scatter",
            past,
            node.in(1),
            node.optional(2),
            node.integer("axis", -2),
            mode.equals("circular")));
  }

  private static void reverse(NodeText node) {
    Dense input = node.in(0);
    node.outLike(
        input,
        "%s",
        node.call(
            "reverse_sequence",
            input,
            node.in(1),
            node.integer("time_axis", 0),
            node.integer("batch_axis", 1)));
  }
}
