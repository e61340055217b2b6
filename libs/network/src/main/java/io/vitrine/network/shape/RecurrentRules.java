package io.vitrine.network.shape;

import static java.util.Map.entry;

import io.vitrine.network.Dimension;
import io.vitrine.network.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Recurrent layers. */
final class RecurrentRules {
  static final Map<String, Rule> RULES =
      Map.ofEntries(
          entry("RNN", new Rule(3, site -> recurrent(site, 1))),
          entry("GRU", new Rule(3, site -> recurrent(site, 3))),
          entry("LSTM", new Rule(3, site -> recurrent(site, 4))));

  private RecurrentRules() {}

  private static void recurrent(Site site, int gates) {
    site.requireRank(0, 3);
    site.requireRank(1, 3);
    site.requireRank(2, 3);
    Dimension directions =
        Dimension.of(site.text("direction", "forward").equals("bidirectional") ? 2 : 1);
    Dimension hidden = hidden(site, gates);
    boolean batchFirst = site.integer("layout", 0) == 1;
    Dimension steps = axis(site, batchFirst ? 1 : 0);
    Dimension batch = axis(site, batchFirst ? 0 : 1);
    Shape all =
        new Shape(
            batchFirst
                ? List.of(batch, steps, directions, hidden)
                : List.of(steps, directions, batch, hidden));
    Shape last =
        new Shape(
            batchFirst ? List.of(batch, directions, hidden) : List.of(directions, batch, hidden));
    site.give(0, site.type(0), Optional.of(all));
    site.give(1, site.type(0), Optional.of(last));
    site.give(2, site.type(0), Optional.of(last));
  }

  private static Dimension hidden(Site site, int gates) {
    Optional<Shape> weight = site.shape(1);
    if (site.hasAttribute("hidden_size")) {
      long hidden = site.integer("hidden_size", 0);
      if (weight.isPresent()) {
        site.same(
            weight.get().dimensions().get(1),
            Dimension.of(Math.multiplyExact(hidden, gates)),
            "its weight of shape %s does not fit %d hidden units".formatted(weight.get(), hidden));
      }
      return Dimension.of(hidden);
    }
    return weight
        .map(shape -> Sizes.map(shape.dimensions().get(1), size -> size / gates))
        .orElse(Sizes.UNKNOWN);
  }

  private static Dimension axis(Site site, int axis) {
    return site.shape(0).map(shape -> shape.dimensions().get(axis)).orElse(Sizes.UNKNOWN);
  }
}
