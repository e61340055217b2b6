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

/** Convolutions. */
final class ConvolutionRules {
  static final Map<String, Rule> RULES =
      Map.ofEntries(
          entry("Conv", new Rule(2, site -> convolution(site, 1, site.type(0)))),
          entry("DeformConv", new Rule(3, site -> convolution(site, 1, site.type(0)))),
          entry(
              "ConvInteger",
              new Rule(2, site -> convolution(site, 1, Optional.of(ElementType.INT32)))),
          entry("QLinearConv", new Rule(8, site -> convolution(site, 3, site.type(7)))),
          entry("ConvTranspose", new Rule(2, ConvolutionRules::transposed)),
          entry("Col2Im", new Rule(3, ConvolutionRules::columnsToImage)));

  private ConvolutionRules() {}

  private static void convolution(Site site, int weight, Optional<ElementType> type) {
    Optional<Shape> input = site.shape(0);
    Optional<long[]> kernel = kernel(site, weight);
    if (input.isEmpty() || kernel.isEmpty()) {
      site.give(0, type, input.map(shape -> Sizes.unknownOfRank(shape.rank())));
      return;
    }
    Shape x = input.get();
    site.requireRank(weight, x.rank());
    if (x.rank() != kernel.get().length + 2) {
      throw site.wrong(
          "its kernel has %d axes and does not fit its input %s", kernel.get().length, x);
    }
    Optional<Shape> w = site.shape(weight);
    long groups = site.integer("group", 1);
    if (groups < 1) {
      throw site.wrong("its group is %d", groups);
    }
    if (w.isPresent()) {
      site.same(
          x.dimensions().get(1),
          Sizes.map(w.get().dimensions().get(1), size -> Math.multiplyExact(size, groups)),
          "the channels of input %s and weight %s differ (group %d)".formatted(x, w.get(), groups));
    }
    List<Dimension> sizes = new ArrayList<>();
    sizes.add(x.dimensions().get(0));
    sizes.add(w.map(shape -> shape.dimensions().get(0)).orElse(Sizes.UNKNOWN));
    sizes.addAll(Window.of(site, kernel.get()).outputs(site, x.dimensions().subList(2, x.rank())));
    site.give(0, type, Optional.of(new Shape(sizes)));
  }

  /** From the attribute or, without one, from the weight; both must agree. */
  private static Optional<long[]> kernel(Site site, int weight) {
    Optional<long[]> written = site.integers("kernel_shape");
    Optional<Shape> shape = site.shape(weight);
    if (shape.isPresent() && shape.get().rank() < 3) {
      throw site.wrong("its weight has shape %s", shape.get());
    }
    Optional<long[]> found =
        shape
            .map(w -> new Shape(w.dimensions().subList(2, w.rank())))
            .filter(Shape::isKnown)
            .map(Shape::sizes);
    if (written.isPresent() && found.isPresent() && !Arrays.equals(written.get(), found.get())) {
      throw site.wrong(
          "its kernel_shape is %s, its weight has shape %s",
          Arrays.toString(written.get()), shape.orElseThrow());
    }
    return written.or(() -> found);
  }

  private static void transposed(Site site) {
    Optional<Shape> input = site.shape(0);
    Optional<long[]> kernel = kernel(site, 1);
    if (input.isEmpty() || kernel.isEmpty()) {
      site.give(0, site.type(0), input.map(shape -> Sizes.unknownOfRank(shape.rank())));
      return;
    }
    Shape x = input.get();
    site.requireRank(1, x.rank());
    if (x.rank() != kernel.get().length + 2) {
      throw site.wrong(
          "its kernel has %d axes and does not fit its input %s", kernel.get().length, x);
    }
    Optional<Shape> w = site.shape(1);
    if (w.isPresent()) {
      site.same(
          x.dimensions().get(1),
          w.get().dimensions().get(0),
          "the channels of input %s and weight %s differ".formatted(x, w.get()));
    }
    List<Dimension> sizes = new ArrayList<>();
    sizes.add(x.dimensions().get(0));
    long groups = site.integer("group", 1);
    sizes.add(
        w.map(shape -> Sizes.map(shape.dimensions().get(1), size -> size * groups))
            .orElse(Sizes.UNKNOWN));
    Optional<long[]> fixed = site.integers("output_shape");
    if (fixed.isPresent()) {
      long[] wanted = fixed.get();
      if (wanted.length < kernel.get().length) {
        throw site.wrong("its output_shape is %s", Arrays.toString(wanted));
      }
      for (int i = wanted.length - kernel.get().length; i < wanted.length; i++) {
        sizes.add(Dimension.of(wanted[i]));
      }
    } else {
      sizes.addAll(
          Window.of(site, kernel.get()).transposed(site, x.dimensions().subList(2, x.rank())));
    }
    site.give(0, site.type(0), Optional.of(new Shape(sizes)));
  }

  private static void columnsToImage(Site site) {
    Optional<long[]> block = site.integers(2);
    Optional<Shape> input = site.shape(0);
    Optional<Known> image = site.known(1);
    if (block.isEmpty() || input.isEmpty() || image.isEmpty() || input.get().rank() != 3) {
      site.give(0, site.type(0), Optional.empty());
      return;
    }
    long elements = Arrays.stream(block.get()).reduce(1, Math::multiplyExact);
    List<Dimension> sizes = new ArrayList<>();
    sizes.add(input.get().dimensions().get(0));
    sizes.add(Sizes.map(input.get().dimensions().get(1), size -> size / Math.max(1, elements)));
    sizes.addAll(image.get().dimensions());
    site.give(0, site.type(0), Optional.of(new Shape(sizes)));
  }
}
