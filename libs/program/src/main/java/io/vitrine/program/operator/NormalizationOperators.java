package io.vitrine.program.operator;

import io.vitrine.network.ElementType;
import io.vitrine.program.text.Dtypes;
import io.vitrine.program.text.Operand.Dense;
import java.util.List;

/** Operators that bring values to a common scale. */
final class NormalizationOperators {
  private static final float EPSILON = 1e-5f;
  private static final int SCALE_PER_CHANNEL_SINCE = 21;

  private NormalizationOperators() {}

  static void addTo(OperatorTable table) {
    table.add("BatchNormalization", NormalizationOperators::batch);
    table.add("InstanceNormalization", NormalizationOperators::instance);
    table.add("LayerNormalization", NormalizationOperators::layer);
    table.add("GroupNormalization", NormalizationOperators::group);
    table.add("RMSNormalization", NormalizationOperators::rootMeanSquare);
    table.add("LRN", NormalizationOperators::localResponse);
    table.add("MeanVarianceNormalization", NormalizationOperators::meanVariance);
    table.add("LpNormalization", NormalizationOperators::norm);
  }

  private static void batch(NodeText node) {
    Dense input = node.in(0);
    double epsilon = node.real("epsilon", EPSILON);
    if (node.flag("training_mode", false)) {
      batchOfItself(node, input, epsilon);
      return;
    }
    boolean perElement = node.opset() < 9 && !node.flag("spatial", true);
    if (perElement) {
      node.outLike(
          input,
          "torch.add(torch.mul(torch.div(torch.sub(%s, %s), torch.sqrt(torch.add(%s, %s))), %s),"
              + " %s)",
          input,
          node.in(3),
          node.in(4),
          epsilon,
          node.in(1),
          node.in(2));
      return;
    }
    if (!node.isWeight(3) || !node.isWeight(4)) {
      // libtorch's own has no gradient to mean and variance.
      node.outLike(
          input,
          "%s",
          node.call("normalize", input, node.in(1), node.in(2), node.in(3), node.in(4), epsilon));
      return;
    }
    node.outLike(
        input,
        "%s",
        same(
            input,
            node.in(1),
            "torch.batch_norm(%s, %s, %s, %s, %s, False, 0., %s, False)"
                .formatted(
                    to(input, node.in(1).type()),
                    node.in(1),
                    to(node.in(2), node.in(1).type()),
                    to(node.in(3), node.in(1).type()),
                    to(node.in(4), node.in(1).type()),
                    epsilon)));
  }

  private static void batchOfItself(NodeText node, Dense input, double epsilon) {
    String result =
        node.let(
            node.call(
                "batch_norm_of_itself",
                input,
                node.in(1),
                node.in(2),
                node.in(3),
                node.in(4),
                epsilon,
                node.real("momentum", 0.9f)));
    node.outLike(input, "%s[0]", result);
    for (int i = 1; i <= 2; i++) {
      if (node.gives(i)) {
        node.give(i, node.value(node.in(3).type(), 1, "%s[%s]", result, i));
      }
    }
  }

  /** A tensor as the type that the scale has, which may be wider. */
  private static String to(Dense tensor, ElementType type) {
    return tensor.type() == type
        ? tensor.text()
        : "torch.to(%s, %d)".formatted(tensor, Dtypes.code(type));
  }

  private static String same(Dense input, Dense scale, String expression) {
    return input.type() == scale.type()
        ? expression
        : "torch.to(%s, %d)".formatted(expression, Dtypes.code(input.type()));
  }

  private static void instance(NodeText node) {
    Dense input = node.in(0);
    node.outLike(
        input,
        "torch.instance_norm(%s, %s, %s, None, None, True, 0., %s, False)",
        input,
        node.in(1),
        node.in(2),
        node.real("epsilon", EPSILON));
  }

  private static void layer(NodeText node) {
    Dense input = node.in(0);
    ElementType stash =
        ElementType.ofCode((int) node.integer("stash_type", 1)).orElse(ElementType.FLOAT32);
    String result =
        node.let(
            node.call(
                "layer_norm",
                input,
                node.in(1),
                node.optional(2),
                node.integer("axis", -1),
                node.real("epsilon", EPSILON),
                input.type() == ElementType.FLOAT64 ? 7 : Dtypes.code(stash)));
    node.outLike(input, "%s[0]", result);
    for (int i = 1; i <= 2; i++) {
      if (node.gives(i)) {
        node.give(
            i,
            node.value(stash, input.rank(), "torch.to(%s[%s], %s)", result, i, Dtypes.code(stash)));
      }
    }
  }

  private static void group(NodeText node) {
    Dense input = node.in(0);
    long groups = node.integer("num_groups");
    boolean perChannel = node.opset() >= SCALE_PER_CHANNEL_SINCE;
    String channels = perChannel ? "" : node.let("torch.size(%s, 1) // %s", input, groups);
    String format = perChannel ? "%s" : "torch.repeat_interleave(%s, " + channels + ")";
    node.outLike(
        input,
        "torch.group_norm(%s, %s, %s, %s, %s, False)",
        input,
        groups,
        format.formatted(node.in(1)),
        format.formatted(node.in(2)),
        node.real("epsilon", EPSILON));
  }

  private static void rootMeanSquare(NodeText node) {
    Dense input = node.in(0);
    node.out(
        node.in(1).type(),
        input.rank(),
        "%s",
        node.call(
            "rms_norm",
            input,
            node.in(1),
            node.integer("axis", -1),
            node.real("epsilon", EPSILON),
            input.type() == ElementType.FLOAT64 ? 7 : 6));
  }

  private static void localResponse(NodeText node) {
    Dense input = node.in(0);
    node.outLike(
        input,
        "%s",
        node.call(
            "local_response_norm",
            input,
            node.integer("size"),
            node.real("alpha", 1e-4f),
            node.real("beta", 0.75),
            node.real("bias", 1)));
  }

  private static void meanVariance(NodeText node) {
    Dense input = node.in(0);
    List<Long> axes = node.integers("axes", List.of(0L, 2L, 3L));
    String centred = node.let("torch.sub(%s, torch.mean(%s, %s, True))", input, input, axes);
    node.outLike(
        input,
        "torch.div(%s, torch.add(torch.sqrt(torch.mean(torch.mul(%s, %s), %s, True)), 1e-9))",
        centred,
        centred,
        centred,
        axes);
  }

  private static void norm(NodeText node) {
    Dense input = node.in(0);
    String length =
        node.let(
            "torch.linalg_vector_norm(%s, %s, [%s], True)",
            input, node.integer("p", 2), node.integer("axis", -1));
    node.outLike(
        input,
        "torch.where(torch.eq(%s, 0), torch.zeros_like(%s), torch.div(%s, %s))",
        length,
        input,
        input,
        length);
  }
}
