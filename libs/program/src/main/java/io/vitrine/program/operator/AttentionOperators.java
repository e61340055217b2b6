package io.vitrine.program.operator;

import io.vitrine.network.ElementType;
import io.vitrine.program.text.Dtypes;
import io.vitrine.program.text.Operand.Dense;

/** Attention and the embeddings that go with it. */
final class AttentionOperators {
  private AttentionOperators() {}

  static void addTo(OperatorTable table) {
    table.add("Attention", AttentionOperators::attention);
    table.add("RotaryEmbedding", AttentionOperators::rotary);
  }

  private static void attention(NodeText node) {
    Dense query = node.in(0);
    ElementType precision = node.type("softmax_precision", query.type());
    String result =
        node.let(
            node.call(
                "attention",
                query,
                node.in(1),
                node.in(2),
                node.optional(3),
                node.optional(4),
                node.optional(5),
                node.optional(6),
                node.integer("q_num_heads", 0),
                node.integer("kv_num_heads", 0),
                node.real("scale", 0),
                node.flag("is_causal", false),
                node.real("softcap", 0),
                Dtypes.code(precision),
                node.integer("qk_matmul_output_mode", 0),
                node.integer("left_window_size", -1),
                node.integer("right_window_size", -1),
                Dtypes.code(wider(query.type(), node.in(2).type()))));
    node.give(0, node.value(query.type(), query.rank(), "%s[0]", result));
    for (int i = 1; i <= 3; i++) {
      if (node.gives(i)) {
        ElementType type = i == 2 ? node.in(2).type() : query.type();
        node.give(i, node.value(type, 4, "%s[%s]", result, i));
      }
    }
  }

  /** The type that holds the products of two others. */
  private static ElementType wider(ElementType a, ElementType b) {
    if (a == b) {
      return a;
    }
    return a == ElementType.FLOAT64 || b == ElementType.FLOAT64
        ? ElementType.FLOAT64
        : ElementType.FLOAT32;
  }

  private static void rotary(NodeText node) {
    Dense input = node.in(0);
    node.outLike(
        input,
        "%s",
        node.call(
            "rotary_embedding",
            input,
            node.in(1),
            node.in(2),
            node.optional(3),
            node.integer("num_heads", 0),
            node.integer("rotary_embedding_dim", 0),
            node.flag("interleaved", false)));
  }
}
