package io.vitrine.program.operator;

import io.vitrine.network.ElementType;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import io.vitrine.program.ProgramException;
import io.vitrine.program.text.Operand;
import io.vitrine.program.text.Operand.Dense;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Counts of runs of numbers in a sequence. */
final class TermOperators {
  private TermOperators() {}

  static void addTo(OperatorTable table) {
    table.add("TfIdfVectorizer", TermOperators::vectorize);
  }

  /** The pool lists all runs of one number, then of two, and so on. */
  private static void vectorize(NodeText node) {
    if (node.hasAttribute("pool_strings")) {
      throw NodeText.unsupported("strings");
    }
    Dense input = node.in(0);
    List<Long> pool = node.integers("pool_int64s", List.of());
    List<Long> starts = node.integers("ngram_counts", List.of());
    List<Long> columns = node.integers("ngram_indexes", List.of());
    List<Double> weights = node.reals("weights", Collections.nCopies(columns.size(), 1.));
    long shortest = node.integer("min_gram_length");
    long longest = node.integer("max_gram_length");
    long width = columns.stream().mapToLong(Long::longValue).max().orElse(-1) + 1;
    List<String> found = new ArrayList<>();
    int next = 0;
    for (int n = 1; n <= starts.size(); n++) {
      int begin = starts.get(n - 1).intValue();
      int end = n < starts.size() ? starts.get(n).intValue() : pool.size();
      if (begin < 0 || end < begin || end > pool.size() || (end - begin) % n != 0) {
        throw ProgramException.invalid("ngram_counts " + starts + " do not fit the pool");
      }
      int runs = (end - begin) / n;
      if (next + runs > columns.size() || next + runs > weights.size()) {
        throw ProgramException.invalid("there are fewer ngram_indexes or weights than runs");
      }
      if (runs > 0 && n >= shortest && n <= longest) {
        Dense grams = constant(node, Shape.of(runs, n), pool.subList(begin, end));
        String counts =
            node.let(node.call("term_counts", input, grams, node.integer("max_skip_count", 0)));
        found.add(
            node.let(
                "torch.index_add(torch.zeros([torch.size(%s, 0), %s], dtype=6, device=d), 1, %s,"
                    + " %s)",
                counts,
                width,
                constant(node, Shape.of(runs), columns.subList(next, next + runs)),
                weighed(node, counts, weights.subList(next, next + runs))));
      }
      next += runs;
    }
    String total =
        found.isEmpty()
            ? "torch.zeros([%s, %d], dtype=6, device=d)"
                .formatted(input.rank() == 1 ? "1" : "torch.size(%s, 0)".formatted(input), width)
            : node.let("torch.sum(torch.stack(%s, 0), [0])", found);
    int rank = node.rank(input);
    node.out(
        ElementType.FLOAT32,
        rank == Operand.UNKNOWN_RANK ? rank : Math.max(rank, 1),
        rank < 2 ? "torch.squeeze(%s, 0)" : "%s",
        total);
  }

  private static String weighed(NodeText node, String counts, List<Double> weights) {
    String list = "torch.tensor(%s, dtype=6, device=d)".formatted(literals(weights));
    return switch (node.word("mode", "TF")) {
      case "TF" -> node.let("torch.to(%s, 6)", counts);
      case "IDF" -> node.let("torch.mul(torch.to(torch.gt(%s, 0), 6), %s)", counts, list);
      case "TFIDF" -> node.let("torch.mul(torch.to(%s, 6), %s)", counts, list);
      default -> throw ProgramException.invalid("the mode is '" + node.word("mode", "") + "'");
    };
  }

  private static String literals(List<Double> weights) {
    return io.vitrine.program.text.Literals.of(weights);
  }

  private static Dense constant(NodeText node, Shape shape, List<Long> numbers) {
    ByteBuffer data =
        ByteBuffer.allocate(numbers.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    numbers.forEach(data::putLong);
    return node.constant(new Tensor(ElementType.INT64, shape, data.flip()));
  }
}
