package io.vitrine.network.shape;

import static java.util.Map.entry;

import io.vitrine.network.Dimension;
import io.vitrine.network.ElementType;
import io.vitrine.network.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pooling, by windows, over everything and over regions. */
final class PoolingRules {
  static final Map<String, Rule> RULES =
      Map.ofEntries(
          entry("MaxPool", new Rule(1, PoolingRules::windows)),
          entry("AveragePool", new Rule(1, PoolingRules::windows)),
          entry("LpPool", new Rule(1, PoolingRules::windows)),
          entry("GlobalMaxPool", new Rule(1, PoolingRules::global)),
          entry("GlobalAveragePool", new Rule(1, PoolingRules::global)),
          entry("GlobalLpPool", new Rule(1, PoolingRules::global)),
          entry("MaxUnpool", new Rule(2, PoolingRules::unpool)),
          entry("MaxRoiPool", new Rule(2, PoolingRules::maxRegions)),
          entry("RoiAlign", new Rule(3, PoolingRules::regions)));

  private PoolingRules() {}

  private static void windows(Site site) {
    Optional<long[]> kernel = site.integers("kernel_shape");
    if (kernel.isEmpty()) {
      throw site.wrong("it has no kernel_shape");
    }
    Optional<Shape> input = site.shape(0);
    if (input.isEmpty()) {
      site.give(0, site.type(0), Optional.empty());
      site.give(1, Optional.of(ElementType.INT64), Optional.empty());
      return;
    }
    Shape x = input.get();
    site.requireRank(0, kernel.get().length + 2);
    List<Dimension> sizes = new ArrayList<>(x.dimensions().subList(0, 2));
    sizes.addAll(Window.of(site, kernel.get()).outputs(site, x.dimensions().subList(2, x.rank())));
    site.give(0, site.type(0), Optional.of(new Shape(sizes)));
    site.give(1, ElementType.INT64, new Shape(sizes));
  }

  private static void global(Site site) {
    Optional<Shape> input = site.shape(0);
    if (input.isPresent() && input.get().rank() < 2) {
      throw site.wrong("its input has shape %s, without batch and channels", input.get());
    }
    site.give(
        0,
        site.type(0),
        input.map(
            shape -> {
              List<Dimension> sizes = new ArrayList<>(shape.dimensions().subList(0, 2));
              sizes.addAll(Collections.nCopies(shape.rank() - 2, Dimension.of(1)));
              return new Shape(sizes);
            }));
  }

  private static void unpool(Site site) {
    Optional<Shape> input = site.shape(0);
    if (site.has(2)) {
      site.give(0, site.type(0), site.known(2).map(known -> new Shape(known.dimensions())));
      return;
    }
    Optional<long[]> kernel = site.integers("kernel_shape");
    if (input.isEmpty() || kernel.isEmpty()) {
      site.give(0, site.type(0), Optional.empty());
      return;
    }
    site.requireRank(0, kernel.get().length + 2);
    Shape x = input.get();
    List<Dimension> sizes = new ArrayList<>(x.dimensions().subList(0, 2));
    sizes.addAll(
        Window.of(site, kernel.get()).transposed(site, x.dimensions().subList(2, x.rank())));
    site.give(0, site.type(0), Optional.of(new Shape(sizes)));
  }

  private static void maxRegions(Site site) {
    long[] pooled = site.integers("pooled_shape").orElseGet(() -> new long[0]);
    if (pooled.length != 2) {
      throw site.wrong("its pooled_shape needs 2 numbers");
    }
    regions(site, pooled[0], pooled[1]);
  }

  private static void regions(Site site) {
    regions(site, site.integer("output_height", 1), site.integer("output_width", 1));
  }

  private static void regions(Site site, long height, long width) {
    site.requireRank(0, 4);
    site.requireRank(1, 2);
    Dimension regions = site.shape(1).map(shape -> shape.dimensions().get(0)).orElse(Sizes.UNKNOWN);
    Dimension channels =
        site.shape(0).map(shape -> shape.dimensions().get(1)).orElse(Sizes.UNKNOWN);
    site.give(
        0,
        site.type(0),
        Optional.of(
            new Shape(List.of(regions, channels, Dimension.of(height), Dimension.of(width)))));
  }
}
