package io.vitrine.network.shape;

import static java.util.Map.entry;

import io.vitrine.network.Dimension;
import io.vitrine.network.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Attention as one operator (opset 23 and newer). */
final class AttentionRules {
  static final Map<String, Rule> RULES =
      Map.ofEntries(
          entry("Attention", new Rule(3, AttentionRules::attention)),
          entry("RotaryEmbedding", new Rule(3, site -> site.give(0, site.type(0), site.shape(0)))));

  private AttentionRules() {}

  /** Operands are (batch, heads, tokens, width) or (batch, tokens, heads * width). */
  private static void attention(Site site) {
    if (site.shape(0).isEmpty() || site.shape(1).isEmpty() || site.shape(2).isEmpty()) {
      for (int i = 0; i < site.outputs(); i++) {
        site.give(i, site.type(0), Optional.empty());
      }
      return;
    }
    Shape query = site.shape(0).get();
    Shape key = site.shape(1).get();
    Shape value = site.shape(2).get();
    boolean flat = query.rank() == 3;
    if (query.rank() != 3 && query.rank() != 4
        || key.rank() != query.rank()
        || value.rank() != query.rank()) {
      throw site.wrong("its operands have shapes %s, %s and %s", query, key, value);
    }
    long heads = site.integer("q_num_heads", 0);
    long sharedHeads = site.integer("kv_num_heads", 0);
    if (flat && (heads < 1 || sharedHeads < 1)) {
      throw site.wrong("operands of 3 axes need q_num_heads and kv_num_heads");
    }
    Dimension batch = query.dimensions().get(0);
    Dimension queries = query.dimensions().get(query.rank() - 2);
    Dimension width = split(value, flat, sharedHeads);
    Dimension headCount = flat ? Dimension.of(heads) : query.dimensions().get(1);
    Dimension ownHeads = flat ? Dimension.of(sharedHeads) : key.dimensions().get(1);
    Shape result =
        flat
            ? new Shape(List.of(batch, queries, Sizes.map(width, size -> size * heads)))
            : new Shape(List.of(batch, headCount, queries, width));
    site.give(0, site.type(0), Optional.of(result));
    Dimension past =
        site.has(4)
            ? site.shape(4).map(shape -> shape.dimensions().get(2)).orElse(Sizes.UNKNOWN)
            : Dimension.of(0);
    Dimension keys = Sizes.plus(key.dimensions().get(key.rank() - 2), past);
    Dimension keyWidth = split(key, flat, sharedHeads);
    site.give(1, site.type(1), Optional.of(new Shape(List.of(batch, ownHeads, keys, keyWidth))));
    site.give(2, site.type(2), Optional.of(new Shape(List.of(batch, ownHeads, keys, width))));
    site.give(3, site.type(0), Optional.of(new Shape(List.of(batch, headCount, queries, keys))));
  }

  private static Dimension split(Shape shape, boolean flat, long heads) {
    Dimension last = shape.dimensions().get(shape.rank() - 1);
    return flat ? Sizes.map(last, size -> size / heads) : last;
  }
}
