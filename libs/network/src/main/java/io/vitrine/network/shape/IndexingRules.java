package io.vitrine.network.shape;

import static java.util.Map.entry;

import io.vitrine.network.Dimension;
import io.vitrine.network.ElementType;
import io.vitrine.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Taking elements by index, and putting them back. */
final class IndexingRules {
  static final Map<String, Rule> RULES =
      Map.ofEntries(
          entry("Gather", new Rule(2, IndexingRules::gather)),
          entry("GatherElements", new Rule(2, IndexingRules::gatherElements)),
          entry("GatherND", new Rule(2, IndexingRules::gatherNd)),
          entry("Scatter", new Rule(3, IndexingRules::scatterElements)),
          entry("ScatterElements", new Rule(3, IndexingRules::scatterElements)),
          entry("ScatterND", new Rule(3, IndexingRules::scatterNd)),
          entry("TensorScatter", new Rule(2, IndexingRules::keep)),
          entry("Slice", new Rule(1, SliceShape::infer)),
          entry("Compress", new Rule(2, IndexingRules::compress)),
          entry("NonZero", new Rule(1, IndexingRules::nonZero)),
          entry("Unique", new Rule(1, IndexingRules::unique)),
          entry("Trilu", new Rule(1, IndexingRules::trilu)),
          entry("ReverseSequence", new Rule(2, IndexingRules::keep)),
          entry("NonMaxSuppression", new Rule(2, IndexingRules::boxes)));

  private IndexingRules() {}

  private static void keep(Site site) {
    site.give(0, site.type(0), site.shape(0));
  }

  private static void gather(Site site) {
    if (site.shape(0).isEmpty() || site.shape(1).isEmpty()) {
      site.give(0, site.type(0), Optional.empty());
      return;
    }
    Shape data = site.shape(0).get();
    Shape indices = site.shape(1).get();
    int axis = site.axis(site.integer("axis", 0), data.rank());
    List<Dimension> sizes = new ArrayList<>(data.dimensions().subList(0, axis));
    sizes.addAll(indices.dimensions());
    sizes.addAll(data.dimensions().subList(axis + 1, data.rank()));
    site.give(0, site.type(0), Optional.of(new Shape(sizes)));
    if (site.integers(1).isPresent() && data.dimensions().get(axis).isKnown()) {
      pick(site, data, site.integers(1).get(), data.dimensions().get(axis).size());
    }
  }

  private static void pick(Site site, Shape data, long[] indices, long size) {
    List<Known.Item> items = new ArrayList<>();
    for (long index : indices) {
      if (index < -size || index >= size) {
        throw site.wrong("its index %d is outside of an axis of size %d", index, size);
      }
      if (data.rank() == 1 && site.known(0).isPresent()) {
        items.add(site.known(0).get().items().get((int) (index < 0 ? index + size : index)));
      }
    }
    if (data.rank() == 1 && site.known(0).isPresent()) {
      site.give(0, site.type(0), new Known(site.known(1).orElseThrow().sizes(), items));
    }
  }

  private static void gatherElements(Site site) {
    site.shape(0).ifPresent(data -> site.axis(site.integer("axis", 0), data.rank()));
    if (site.shape(0).isPresent()) {
      site.requireRank(1, site.shape(0).get().rank());
    }
    site.give(0, site.type(0), site.shape(1));
  }

  private static void scatterElements(Site site) {
    site.shape(0).ifPresent(data -> site.axis(site.integer("axis", 0), data.rank()));
    if (site.shape(0).isPresent()) {
      site.requireRank(1, site.shape(0).get().rank());
      site.requireRank(2, site.shape(0).get().rank());
    }
    keep(site);
  }

  private static void gatherNd(Site site) {
    if (site.shape(0).isEmpty() || site.shape(1).isEmpty() || site.shape(1).get().rank() == 0) {
      site.give(0, site.type(0), Optional.empty());
      return;
    }
    Shape data = site.shape(0).get();
    Shape indices = site.shape(1).get();
    Dimension depth = indices.dimensions().get(indices.rank() - 1);
    long batch = site.integer("batch_dims", 0);
    if (!depth.isKnown()) {
      site.give(0, site.type(0), Optional.empty());
      return;
    }
    long taken = batch + depth.size();
    if (batch < 0 || taken > data.rank()) {
      throw site.wrong("its indices %s reach deeper than %s", indices, data);
    }
    List<Dimension> sizes = new ArrayList<>(indices.dimensions().subList(0, indices.rank() - 1));
    sizes.addAll(data.dimensions().subList((int) taken, data.rank()));
    site.give(0, site.type(0), Optional.of(new Shape(sizes)));
  }

  private static void scatterNd(Site site) {
    if (site.shape(0).isPresent() && site.shape(1).isPresent() && site.shape(1).get().rank() > 0) {
      Shape indices = site.shape(1).get();
      long depth = indices.dimensions().get(indices.rank() - 1).size();
      if (depth > site.shape(0).get().rank()) {
        throw site.wrong("its indices %s reach deeper than %s", indices, site.shape(0).get());
      }
    }
    keep(site);
  }

  private static void compress(Site site) {
    site.give(
        0,
        site.type(0),
        site.shape(0)
            .map(
                shape ->
                    site.hasAttribute("axis")
                        ? Sizes.with(
                            shape, site.axis(site.integer("axis", 0), shape.rank()), Sizes.UNKNOWN)
                        : Sizes.unknownOfRank(1)));
  }

  private static void nonZero(Site site) {
    Dimension axes = site.shape(0).map(shape -> Dimension.of(shape.rank())).orElse(Sizes.UNKNOWN);
    site.give(0, ElementType.INT64, new Shape(List.of(axes, Sizes.UNKNOWN)));
  }

  private static void unique(Site site) {
    Optional<Shape> values =
        site.hasAttribute("axis")
            ? site.shape(0)
                .map(
                    shape ->
                        Sizes.with(
                            shape, site.axis(site.integer("axis", 0), shape.rank()), Sizes.UNKNOWN))
            : Optional.of(Sizes.unknownOfRank(1));
    site.give(0, site.type(0), values);
    for (int i = 1; i < 4; i++) {
      site.give(i, ElementType.INT64, Sizes.unknownOfRank(1));
    }
  }

  private static void trilu(Site site) {
    site.shape(0)
        .filter(shape -> shape.rank() < 2)
        .ifPresent(
            shape -> {
              throw site.wrong("its input %s is no matrix", shape);
            });
    keep(site);
  }

  private static void boxes(Site site) {
    site.give(0, ElementType.INT64, new Shape(List.of(Sizes.UNKNOWN, Dimension.of(3))));
  }
}
