package io.vitrine.network.shape;

import static java.util.Map.entry;

import io.vitrine.network.Dimension;
import io.vitrine.network.ElementType;
import io.vitrine.network.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The same elements in another shape or order. */
final class ReshapingRules {
  static final Map<String, Rule> RULES =
      Map.ofEntries(
          entry("Reshape", new Rule(1, ReshapingRules::reshape)),
          entry("Flatten", new Rule(1, ReshapingRules::flatten)),
          entry("Squeeze", new Rule(1, ReshapingRules::squeeze)),
          entry("Unsqueeze", new Rule(1, ReshapingRules::unsqueeze)),
          entry("Transpose", new Rule(1, ReshapingRules::transpose)),
          entry("DepthToSpace", new Rule(1, ReshapingRules::depthToSpace)),
          entry("SpaceToDepth", new Rule(1, ReshapingRules::spaceToDepth)),
          entry("Shape", new Rule(1, ReshapingRules::shape)),
          entry("Size", new Rule(1, ReshapingRules::size)));

  private ReshapingRules() {}

  private static void reshape(Site site) {
    Optional<List<Dimension>> wanted =
        site.integers("shape")
            .map(sizes -> Arrays.stream(sizes).mapToObj(Target::of).toList())
            .or(() -> site.known(1).map(known -> known.items().stream().map(Target::of).toList()));
    if (wanted.isEmpty()) {
      Optional<Shape> rank =
          site.shape(1)
              .filter(shape -> shape.rank() == 1 && shape.isKnown())
              .map(shape -> Sizes.unknownOfRank((int) Math.min(64, shape.elements())));
      site.give(0, site.type(0), rank);
      return;
    }
    Shape result = Target.resolve(site, wanted.get());
    site.give(0, site.type(0), Optional.of(result));
    keepKnown(site, result);
  }

  private static void keepKnown(Site site, Shape result) {
    if (site.known(0).isPresent() && result.isKnown()) {
      List<Integer> sizes = Arrays.stream(result.sizes()).mapToObj(size -> (int) size).toList();
      site.give(0, site.type(0), site.known(0).get().reshaped(sizes));
    }
  }

  private static void flatten(Site site) {
    site.give(
        0,
        site.type(0),
        site.shape(0)
            .map(
                shape -> {
                  long axis = site.integer("axis", 1);
                  int at = axis == shape.rank() ? shape.rank() : site.axis(axis, shape.rank());
                  return new Shape(
                      List.of(
                          Sizes.product(shape.dimensions().subList(0, at)),
                          Sizes.product(shape.dimensions().subList(at, shape.rank()))));
                }));
  }

  private static void squeeze(Site site) {
    Optional<Shape> input = site.shape(0);
    Optional<long[]> axes = site.integers("axes", 1);
    if (input.isEmpty() || (site.has(1) && axes.isEmpty())) {
      site.give(0, site.type(0), Optional.empty());
      return;
    }
    Shape shape = input.get();
    if (axes.isEmpty() && !shape.isKnown()) {
      site.give(0, site.type(0), Optional.empty());
      return;
    }
    Optional<List<Integer>> named = axes.map(numbers -> site.axes(numbers, shape.rank()));
    List<Dimension> sizes = new ArrayList<>();
    for (int i = 0; i < shape.rank(); i++) {
      Dimension size = shape.dimensions().get(i);
      boolean goes = named.isPresent() ? named.get().contains(i) : size.size() == 1;
      if (goes && size.isKnown() && size.size() != 1) {
        throw site.wrong("it squeezes axis %d of %s, which has size %s", i, shape, size);
      }
      if (!goes) {
        sizes.add(size);
      }
    }
    site.give(0, site.type(0), Optional.of(new Shape(sizes)));
    keepKnown(site, new Shape(sizes));
  }

  private static void unsqueeze(Site site) {
    Optional<Shape> input = site.shape(0);
    Optional<long[]> axes = site.integers("axes", 1);
    if (input.isEmpty() || axes.isEmpty()) {
      site.give(0, site.type(0), Optional.empty());
      return;
    }
    int rank = input.get().rank() + axes.get().length;
    List<Integer> added = site.axes(axes.get(), rank);
    List<Dimension> sizes = new ArrayList<>(input.get().dimensions());
    new TreeSet<>(added).forEach(axis -> sizes.add(axis, Dimension.of(1)));
    site.give(0, site.type(0), Optional.of(new Shape(sizes)));
    keepKnown(site, new Shape(sizes));
  }

  private static void transpose(Site site) {
    Optional<Shape> input = site.shape(0);
    Optional<long[]> order = site.integers("perm");
    if (input.isEmpty()) {
      site.give(0, site.type(0), Optional.empty());
      return;
    }
    Shape shape = input.get();
    List<Dimension> sizes = new ArrayList<>();
    for (int i = 0; i < shape.rank(); i++) {
      sizes.add(shape.dimensions().get(shape.rank() - 1 - i));
    }
    if (order.isPresent()) {
      if (order.get().length != shape.rank()
          || site.axes(order.get(), shape.rank()).size() != shape.rank()) {
        throw site.wrong(
            "its perm %s is no order of the axes of %s", Arrays.toString(order.get()), shape);
      }
      for (int i = 0; i < shape.rank(); i++) {
        sizes.set(i, shape.dimensions().get(site.axis(order.get()[i], shape.rank())));
      }
    }
    site.give(0, site.type(0), Optional.of(new Shape(sizes)));
    if (shape.rank() <= 1) {
      keepKnown(site, shape);
    }
  }

  private static long block(Site site) {
    long block = site.integer("blocksize", 0);
    if (block < 1 || block > 1 << 20) {
      throw site.wrong("its blocksize is %d", block);
    }
    site.requireRank(0, 4);
    return block;
  }

  private static void depthToSpace(Site site) {
    long block = block(site);
    site.give(
        0,
        site.type(0),
        site.shape(0)
            .map(
                x ->
                    new Shape(
                        List.of(
                            x.dimensions().get(0),
                            divided(site, x.dimensions().get(1), block * block),
                            Sizes.map(x.dimensions().get(2), size -> size * block),
                            Sizes.map(x.dimensions().get(3), size -> size * block)))));
  }

  private static void spaceToDepth(Site site) {
    long block = block(site);
    site.give(
        0,
        site.type(0),
        site.shape(0)
            .map(
                x ->
                    new Shape(
                        List.of(
                            x.dimensions().get(0),
                            Sizes.map(x.dimensions().get(1), size -> size * block * block),
                            divided(site, x.dimensions().get(2), block),
                            divided(site, x.dimensions().get(3), block)))));
  }

  private static Dimension divided(Site site, Dimension size, long by) {
    if (size.isKnown() && size.size() % by != 0) {
      throw site.wrong("a size of %s does not divide by %d", size, by);
    }
    return Sizes.map(size, value -> value / by);
  }

  private static void shape(Site site) {
    Optional<Shape> input = site.shape(0);
    if (input.isEmpty()) {
      site.give(0, Optional.of(ElementType.INT64), Optional.of(Sizes.unknownOfRank(1)));
      return;
    }
    int rank = input.get().rank();
    int start = clamp(site.integer("start", 0), rank);
    int end = Math.max(start, clamp(site.integer("end", rank), rank));
    site.give(
        0,
        Optional.of(ElementType.INT64),
        Known.ofSizes(input.get().dimensions().subList(start, end)));
  }

  private static int clamp(long index, int rank) {
    return (int) Math.max(0, Math.min(rank, index < 0 ? index + rank : index));
  }

  private static void size(Site site) {
    Dimension total =
        site.shape(0).map(shape -> Sizes.product(shape.dimensions())).orElse(Sizes.UNKNOWN);
    site.give(0, Optional.of(ElementType.INT64), Known.scalar(Known.Item.of(total)));
  }
}
