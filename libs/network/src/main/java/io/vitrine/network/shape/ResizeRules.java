package io.vitrine.network.shape;

import static java.util.Map.entry;

import io.vitrine.network.Dimension;
import io.vitrine.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** Resizing and resampling. */
final class ResizeRules {
  static final Map<String, Rule> RULES =
      Map.ofEntries(
          entry("Resize", new Rule(1, ResizeRules::resize)),
          entry("Upsample", new Rule(1, ResizeRules::upsample)),
          entry("GridSample", new Rule(2, ResizeRules::gridSample)),
          entry("AffineGrid", new Rule(2, ResizeRules::affineGrid)));

  private ResizeRules() {}

  private static void resize(Site site) {
    Optional<Shape> input = site.shape(0);
    if (input.isEmpty()) {
      site.give(0, site.type(0), Optional.empty());
      return;
    }
    Shape shape = input.get();
    int scales = site.opset() < 11 ? 1 : 2;
    long[] axes =
        site.integers("axes").orElseGet(() -> LongStream.range(0, shape.rank()).toArray());
    Optional<double[]> factors = factors(site, scales);
    if (site.has(3) && factors.isEmpty()) {
      sized(site, shape, axes);
    } else if (factors.isPresent()) {
      scaled(site, shape, axes, factors.get());
    } else {
      site.give(0, site.type(0), Optional.of(Sizes.unknownOfRank(shape.rank())));
    }
  }

  /** An empty tensor also stands for a left-out operand. */
  private static Optional<double[]> factors(Site site, int input) {
    return site.known(input).flatMap(Known::numbers).filter(numbers -> numbers.length > 0);
  }

  private static void scaled(Site site, Shape shape, long[] axes, double[] factors) {
    if (factors.length != axes.length) {
      throw site.wrong("it scales %s by %d factors", shape, factors.length);
    }
    Shape result = shape;
    for (int i = 0; i < axes.length; i++) {
      int axis = site.axis(axes[i], shape.rank());
      double factor = factors[i];
      if (!(factor > 0)) {
        throw site.wrong("its scale is %s", factor);
      }
      Dimension size = shape.dimensions().get(axis);
      result =
          Sizes.with(
              result,
              axis,
              factor == 1
                  ? size
                  : Sizes.map(size, value -> (long) Math.floor((float) (value * (float) factor))));
    }
    site.give(0, site.type(0), Optional.of(result));
  }

  private static void sized(Site site, Shape shape, long[] axes) {
    Optional<Known> sizes = site.known(3);
    if (sizes.isEmpty()) {
      site.give(0, site.type(0), Optional.of(Sizes.unknownOfRank(shape.rank())));
      return;
    }
    List<Dimension> wanted = sizes.get().dimensions();
    if (wanted.size() != axes.length) {
      throw site.wrong("it resizes %s to %d sizes", shape, wanted.size());
    }
    String policy = site.text("keep_aspect_ratio_policy", "stretch");
    Shape result = shape;
    for (int i = 0; i < axes.length; i++) {
      result = Sizes.with(result, site.axis(axes[i], shape.rank()), wanted.get(i));
    }
    if (!policy.equals("stretch")) {
      result = keepingAspect(site, shape, result, axes, policy.equals("not_larger"));
    }
    site.give(0, site.type(0), Optional.of(result));
  }

  private static Shape keepingAspect(
      Site site, Shape shape, Shape wanted, long[] axes, boolean notLarger) {
    if (!shape.isKnown() || !wanted.isKnown()) {
      return Sizes.unknownOfRank(shape.rank());
    }
    double factor = notLarger ? Double.MAX_VALUE : 0;
    for (long named : axes) {
      int axis = site.axis(named, shape.rank());
      double own = (double) wanted.sizes()[axis] / shape.sizes()[axis];
      factor = notLarger ? Math.min(factor, own) : Math.max(factor, own);
    }
    Shape result = shape;
    for (long named : axes) {
      int axis = site.axis(named, shape.rank());
      result =
          Sizes.with(
              result, axis, Dimension.of((long) Math.floor(shape.sizes()[axis] * factor + 0.5)));
    }
    return result;
  }

  private static void upsample(Site site) {
    Optional<Shape> input = site.shape(0);
    Optional<double[]> factors = site.floats("scales").or(() -> factors(site, 1));
    if (site.hasAttribute("width_scale")) {
      factors =
          Optional.of(
              new double[] {1, 1, site.number("height_scale", 1), site.number("width_scale", 1)});
    }
    if (input.isEmpty() || factors.isEmpty()) {
      site.give(0, site.type(0), input.map(shape -> Sizes.unknownOfRank(shape.rank())));
      return;
    }
    scaled(site, input.get(), LongStream.range(0, input.get().rank()).toArray(), factors.get());
  }

  private static void gridSample(Site site) {
    if (site.shape(0).isEmpty() || site.shape(1).isEmpty()) {
      site.give(0, site.type(0), Optional.empty());
      return;
    }
    Shape x = site.shape(0).get();
    Shape grid = site.shape(1).get();
    if (x.rank() < 3 || grid.rank() != x.rank()) {
      throw site.wrong("its input %s and grid %s do not fit", x, grid);
    }
    List<Dimension> sizes = new ArrayList<>(x.dimensions().subList(0, 2));
    sizes.addAll(grid.dimensions().subList(1, grid.rank() - 1));
    site.give(0, site.type(0), Optional.of(new Shape(sizes)));
  }

  private static void affineGrid(Site site) {
    Optional<Known> size = site.known(1);
    if (size.isEmpty() || size.get().items().size() < 4) {
      site.give(0, site.type(0), Optional.empty());
      return;
    }
    List<Dimension> given = size.get().dimensions();
    List<Dimension> sizes = new ArrayList<>();
    sizes.add(given.get(0));
    sizes.addAll(given.subList(2, given.size()));
    sizes.add(Dimension.of(given.size() - 2L));
    site.give(0, site.type(0), Optional.of(new Shape(sizes)));
  }
}
