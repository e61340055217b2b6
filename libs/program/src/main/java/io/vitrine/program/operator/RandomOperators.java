package io.vitrine.program.operator;

import io.vitrine.network.Attribute;
import io.vitrine.network.ElementType;
import io.vitrine.program.text.Dtypes;
import io.vitrine.program.text.Literals;
import io.vitrine.program.text.Operand.Dense;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Random numbers. They are counted, not drawn: element i is a hash of the seed and i, so that they
 * are the same on every run, device and thread, whatever else is computed. A node without a seed
 * takes one from the name of its output; in a loop the round counts too.
 */
final class RandomOperators {
  private static final int MODE_IS_OPERAND_SINCE = 12;
  private static final int MASK_IS_TRUTH_SINCE = 10;
  private static final float USUAL_RATIO = 0.5f;

  private RandomOperators() {}

  static void addTo(OperatorTable table) {
    table.add("RandomNormal", node -> ofShape(node, "random_normal", "mean", 0, "scale", 1));
    table.add("RandomUniform", node -> ofShape(node, "random_uniform", "low", 0, "high", 1));
    table.add("RandomNormalLike", node -> like(node, "random_normal", "mean", 0, "scale", 1));
    table.add("RandomUniformLike", node -> like(node, "random_uniform", "low", 0, "high", 1));
    table.add("Bernoulli", RandomOperators::bernoulli);
    table.add("Multinomial", RandomOperators::multinomial);
    table.add("Dropout", RandomOperators::dropout);
  }

  private static void ofShape(
      NodeText node, String method, String first, double a, String second, double b) {
    node.required("shape");
    List<Long> sizes = node.integers("shape", List.of());
    ElementType type = node.type("dtype", ElementType.FLOAT32);
    node.out(
        type,
        sizes.size(),
        "%s",
        node.call(
            method,
            seed(node),
            rounds(node),
            sizes.isEmpty() ? "annotate(List[int], [])" : sizes,
            node.real(first, a),
            node.real(second, b),
            Dtypes.code(type),
            "d"));
  }

  private static void like(
      NodeText node, String method, String first, double a, String second, double b) {
    Dense input = node.in(0);
    ElementType type = node.type("dtype", input.type());
    node.out(
        type,
        input.rank(),
        "%s",
        node.call(
            method,
            seed(node),
            rounds(node),
            "torch.size(%s)".formatted(input),
            node.real(first, a),
            node.real(second, b),
            Dtypes.code(type),
            "d"));
  }

  private static void bernoulli(NodeText node) {
    Dense input = node.in(0);
    ElementType type = node.type("dtype", input.type());
    node.out(
        type,
        input.rank(),
        "torch.to(%s, %s)",
        node.call("bernoulli", input, seed(node), rounds(node)),
        Dtypes.code(type));
  }

  private static void multinomial(NodeText node) {
    ElementType type = node.type("dtype", ElementType.INT32);
    node.out(
        type,
        2,
        "torch.to(%s, %s)",
        node.call(
            "multinomial", node.in(0), seed(node), rounds(node), node.integer("sample_size", 1)),
        Dtypes.code(type));
  }

  /** Drops nothing unless the node itself, from opset 12 on, says that it trains. */
  private static void dropout(NodeText node) {
    ElementType mask =
        node.opset() < MASK_IS_TRUTH_SINCE ? node.operand(0).type() : ElementType.BOOL;
    String trains = trains(node);
    if (trains.equals("False")) {
      node.give(0, node.operand(0));
      if (node.gives(1)) {
        Dense input = node.in(0);
        node.give(
            1,
            node.value(
                mask, input.rank(), "torch.ones_like(%s, dtype=%s)", input, Dtypes.code(mask)));
      }
      return;
    }
    Dense input = node.in(0);
    String ratio =
        node.has(1)
            ? node.in(1).text()
            : "torch.tensor(%s, dtype=7, device=d)".formatted(Literals.of((double) USUAL_RATIO));
    String result = node.let(node.call("dropout", input, ratio, trains, seed(node), rounds(node)));
    node.outLike(input, "%s[0]", result);
    node.give(1, node.value(mask, input.rank(), "%s[1]", result));
  }

  private static String trains(NodeText node) {
    if (node.opset() < MODE_IS_OPERAND_SINCE || !node.has(2)) {
      return "False";
    }
    return node.isHost(2)
        ? node.host(2).elements().get(0).text()
        : node.let("bool(%s)", node.in(2));
  }

  private static long seed(NodeText node) {
    if (node.hasAttribute("seed") && node.required("seed") instanceof Attribute.Float given) {
      return mixed(LongStream.of(Float.floatToIntBits(given.value())));
    }
    return mixed(node.node().outputs().get(0).chars().asLongStream());
  }

  private static long mixed(LongStream parts) {
    return parts.reduce(
        0x9E3779B97F4A7C15L,
        (state, part) -> {
          long z = (state ^ part) * 0xBF58476D1CE4E5B9L;
          z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
          return z ^ z >>> 31;
        });
  }

  private static String rounds(NodeText node) {
    List<String> rounds = node.rounds();
    return rounds.isEmpty() ? "annotate(List[int], [])" : "[" + String.join(", ", rounds) + "]";
  }
}
