package io.vitrine.program.operator;

import io.vitrine.program.ProgramException;
import io.vitrine.program.text.Operand;
import io.vitrine.program.text.Operand.Dense;

/** How far a prediction is from the truth. */
final class LossOperators {
  private LossOperators() {}

  static void addTo(OperatorTable table) {
    table.add("NegativeLogLikelihoodLoss", node -> likelihood(node, node.in(0)));
    table.add("SoftmaxCrossEntropyLoss", LossOperators::crossEntropy);
  }

  private static void crossEntropy(NodeText node) {
    Dense scores = node.in(0);
    Dense logs = node.value(scores.type(), scores.rank(), "torch.log_softmax(%s, 1)", scores);
    likelihood(node, logs);
    node.give(1, logs);
  }

  private static void likelihood(NodeText node, Dense logs) {
    int reduction =
        switch (node.word("reduction", "mean")) {
          case "none" -> 0;
          case "sum" -> 1;
          case "mean" -> 2;
          default ->
              throw ProgramException.invalid(
                  "the reduction is '" + node.word("reduction", "") + "'");
        };
    int rank = logs.rank() == Operand.UNKNOWN_RANK ? logs.rank() : logs.rank() - 1;
    node.out(
        logs.type(),
        reduction == 0 ? rank : 0,
        "%s",
        node.call(
            "negative_log_likelihood",
            logs,
            node.in(1),
            node.optional(2),
            node.hasAttribute("ignore_index"),
            node.integer("ignore_index", 0),
            reduction));
  }
}
