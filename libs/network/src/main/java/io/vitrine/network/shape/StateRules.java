package io.vitrine.network.shape;

import static java.util.Map.entry;

import io.vitrine.network.Dimension;
import io.vitrine.network.ElementType;
import io.vitrine.network.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sequence models with a state, and counts of terms. */
final class StateRules {
  static final Map<String, Rule> RULES =
      Map.ofEntries(
          entry("CausalConvWithState", new Rule(2, StateRules::convolution)),
          entry("LinearAttention", new Rule(3, StateRules::attention)),
          entry("TfIdfVectorizer", new Rule(1, StateRules::terms)));

  private StateRules() {}

  private static void convolution(Site site) {
    site.requireRank(0, 3);
    site.requireRank(1, 3);
    site.give(0, site.type(0), site.shape(0));
    Dimension kept =
        site.shape(1)
            .map(weight -> Sizes.map(weight.dimensions().get(2), size -> size - 1))
            .orElse(Sizes.UNKNOWN);
    site.give(1, site.type(0), site.shape(0).map(shape -> Sizes.with(shape, 2, kept)));
  }

  private static void attention(Site site) {
    for (int i = 0; i < 3; i++) {
      site.requireRank(i, 3);
    }
    long heads = site.integer("q_num_heads", 0);
    long pairs = site.integer("kv_num_heads", 0);
    if (pairs < 1 || heads < pairs || heads % pairs != 0) {
      throw site.wrong("its %d query heads are not a multiple of %d key heads", heads, pairs);
    }
    Dimension width = Sizes.map(last(site, 2), size -> size / pairs);
    Dimension keys = Sizes.map(last(site, 1), size -> size / pairs);
    site.give(
        0,
        site.type(0),
        site.shape(0).map(shape -> Sizes.with(shape, 2, Sizes.map(width, w -> w * heads))));
    Dimension batch = site.shape(0).map(shape -> shape.dimensions().get(0)).orElse(Sizes.UNKNOWN);
    site.give(
        1,
        site.type(3).or(() -> site.type(0)),
        Optional.of(new Shape(List.of(batch, Dimension.of(pairs), keys, width))));
  }

  private static Dimension last(Site site, int input) {
    return site.shape(input).map(shape -> shape.dimensions().get(2)).orElse(Sizes.UNKNOWN);
  }

  private static void terms(Site site) {
    long width =
        Arrays.stream(site.integers("ngram_indexes").orElse(new long[0])).max().orElse(-1) + 1;
    site.give(
        0,
        Optional.of(ElementType.FLOAT32),
        site.shape(0)
            .map(
                shape ->
                    shape.rank() < 2
                        ? Shape.of(width)
                        : Sizes.with(shape, 1, Dimension.of(width))));
  }
}
