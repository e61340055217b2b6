package io.vitrine.network.shape;

import io.vitrine.network.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of operators: all families together. */
final class RuleTable {
  private static final Map<String, Rule> RULES = merged();

  private RuleTable() {}

  private static Map<String, Rule> merged() {
    Map<String, Rule> all = new HashMap<>();
    List.of(
            ElementwiseRules.RULES,
            ConvolutionRules.RULES,
            PoolingRules.RULES,
            NormalizationRules.RULES,
            MatrixRules.RULES,
            ReductionRules.RULES,
            ReshapingRules.RULES,
            JoiningRules.RULES,
            IndexingRules.RULES,
            GeneratorRules.RULES,
            ResizeRules.RULES,
            QuantizationRules.RULES,
            RecurrentRules.RULES,
            ControlRules.RULES,
            SignalRules.RULES,
            AttentionRules.RULES,
            StateRules.RULES)
        .forEach(
            family ->
                family.forEach(
                    (op, rule) -> {
                      if (all.put(op, rule) != null) {
                        throw new IllegalStateException(op + " stands in two families");
                      }
                    }));
    return all;
  }

  /** The rule for a node; empty for operators outside the standard set. */
  static Optional<Rule> find(Node node) {
    return node.domain().isEmpty() ? Optional.ofNullable(RULES.get(node.op())) : Optional.empty();
  }
}
