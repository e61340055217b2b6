package io.vitrine.network.shape;

import static java.util.Map.entry;

import io.vitrine.network.Dimension;
import io.vitrine.network.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Putting tensors together, taking them apart, repeating and padding them. */
final class JoiningRules {
  static final Map<String, Rule> RULES =
      Map.ofEntries(
          entry("Concat", new Rule(1, JoiningRules::concat)),
          entry("Split", new Rule(1, JoiningRules::split)),
          entry("Expand", new Rule(2, JoiningRules::expand)),
          entry("Tile", new Rule(2, JoiningRules::tile)),
          entry("Pad", new Rule(1, JoiningRules::pad)),
          entry("CenterCropPad", new Rule(2, JoiningRules::cropPad)),
          entry("Crop", new Rule(1, JoiningRules::crop)));

  private JoiningRules() {}

  private static void concat(Site site) {
    Optional<Shape> result = site.shape(0);
    for (int i = 1; i < site.inputs() && result.isPresent(); i++) {
      result = joined(site, result.get(), site.shape(i));
    }
    if (result.isPresent()) {
      axisOf(site, result.get());
    }
    site.give(0, site.type(0), result);
    List<Known.Item> items = new ArrayList<>();
    for (int i = 0; i < site.inputs(); i++) {
      Optional<Shape> shape = site.shape(i);
      if (shape.isEmpty() || shape.get().rank() != 1 || !shape.get().isKnown()) {
        return;
      }
      Optional<Known> known = site.known(i);
      if (known.isPresent()) {
        items.addAll(known.get().items());
      } else if (shape.get().elements() <= Known.LARGEST) {
        for (int k = 0; k < shape.get().elements(); k++) {
          items.add(Known.Item.unknown());
        }
      } else {
        return;
      }
    }
    site.give(0, site.type(0), Known.vector(items));
  }

  private static int axisOf(Site site, Shape shape) {
    return site.axis(site.integer("axis", 1), shape.rank());
  }

  private static Optional<Shape> joined(Site site, Shape a, Optional<Shape> b) {
    if (b.isEmpty()) {
      return Optional.empty();
    }
    if (a.rank() != b.get().rank()) {
      throw site.wrong("it joins shapes %s and %s, which differ in axes", a, b.get());
    }
    int axis = axisOf(site, a);
    List<Dimension> sizes = new ArrayList<>();
    for (int i = 0; i < a.rank(); i++) {
      Dimension x = a.dimensions().get(i);
      Dimension y = b.get().dimensions().get(i);
      sizes.add(
          i == axis
              ? Sizes.plus(x, y)
              : site.same(
                  x, y, "it joins shapes %s and %s on axis %d".formatted(a, b.get(), axis)));
    }
    return Optional.of(new Shape(sizes));
  }

  private static void split(Site site) {
    Optional<Shape> input = site.shape(0);
    Optional<long[]> parts = site.integers("split", 1);
    if (input.isEmpty()) {
      for (int i = 0; i < site.outputs(); i++) {
        site.give(i, site.type(0), Optional.empty());
      }
      return;
    }
    Shape shape = input.get();
    int axis = site.axis(site.integer("axis", 0), shape.rank());
    Dimension size = shape.dimensions().get(axis);
    int count = site.outputs();
    if (parts.isPresent()) {
      checkParts(site, parts.get(), size);
    }
    boolean computed = site.has(1) && parts.isEmpty();
    long piece = size.isKnown() ? (size.size() + count - 1) / count : -1;
    int from = 0;
    for (int i = 0; i < count; i++) {
      Dimension part;
      if (parts.isPresent()) {
        part = Dimension.of(parts.get()[i]);
      } else if (computed || !size.isKnown()) {
        part = Sizes.UNKNOWN;
      } else {
        part = Dimension.of(Math.max(0, Math.min(piece, size.size() - i * piece)));
      }
      site.give(i, site.type(0), Optional.of(Sizes.with(shape, axis, part)));
      if (shape.rank() == 1 && part.isKnown() && site.known(0).isPresent()) {
        List<Known.Item> items = site.known(0).get().items();
        site.give(i, site.type(0), Known.vector(items.subList(from, from + (int) part.size())));
        from += (int) part.size();
      }
    }
  }

  private static void checkParts(Site site, long[] parts, Dimension size) {
    long total = 0;
    for (long part : parts) {
      if (part < 0) {
        throw site.wrong("it splits into %s", Arrays.toString(parts));
      }
      total = Math.addExact(total, part);
    }
    if (parts.length != site.outputs() || (size.isKnown() && total != size.size())) {
      throw site.wrong(
          "it splits a size of %s into %s for %d outputs",
          size, Arrays.toString(parts), site.outputs());
    }
  }

  private static void expand(Site site) {
    Optional<Known> target = site.known(1);
    Optional<Shape> result =
        target.flatMap(
            known ->
                site.shape(0).map(shape -> Sizes.broadcast(shape, new Shape(known.dimensions()))));
    site.give(0, site.type(0), result);
    if (site.known(0).isPresent()
        && result.isPresent()
        && result.get().isKnown()
        && result.get().elements() <= Known.LARGEST) {
      List<Integer> sizes =
          Arrays.stream(result.get().sizes()).mapToObj(size -> (int) size).toList();
      List<Known.Item> items = new ArrayList<>();
      Known known = site.known(0).get();
      for (int i = 0; i < result.get().elements(); i++) {
        items.add(known.items().get(Folding.index(i, sizes, known.sizes())));
      }
      site.give(0, site.type(0), new Known(sizes, items));
    }
  }

  private static void tile(Site site) {
    Optional<Shape> input = site.shape(0);
    Optional<Known> repeats = site.known(1);
    if (input.isEmpty() || repeats.isEmpty()) {
      site.give(0, site.type(0), input.map(shape -> Sizes.unknownOfRank(shape.rank())));
      return;
    }
    Shape shape = input.get();
    List<Dimension> counts = new ArrayList<>(repeats.get().dimensions());
    if (site.opset() < 6) {
      int axis = axisInput(site, shape);
      Dimension count = counts.get(0);
      site.give(
          0,
          site.type(0),
          Optional.of(Sizes.with(shape, axis, Sizes.times(shape.dimensions().get(axis), count))));
      return;
    }
    if (counts.size() != shape.rank()) {
      throw site.wrong("it repeats %s by %d numbers", shape, counts.size());
    }
    List<Dimension> sizes = new ArrayList<>();
    for (int i = 0; i < shape.rank(); i++) {
      sizes.add(Sizes.times(shape.dimensions().get(i), counts.get(i)));
    }
    site.give(0, site.type(0), Optional.of(new Shape(sizes)));
  }

  private static int axisInput(Site site, Shape shape) {
    return site.axis(
        site.integers(2).filter(axis -> axis.length == 1).orElse(new long[1])[0], shape.rank());
  }

  private static void pad(Site site) {
    Optional<Shape> input = site.shape(0);
    Optional<Known> pads =
        site.integers("pads")
            .or(() -> site.integers("paddings"))
            .map(numbers -> Known.vector(Arrays.stream(numbers).mapToObj(Known.Item::of).toList()))
            .or(() -> site.known(1));
    boolean computedAxes = site.has(3) && site.integers(3).isEmpty();
    if (input.isEmpty() || pads.isEmpty() || computedAxes) {
      site.give(0, site.type(0), input.map(shape -> Sizes.unknownOfRank(shape.rank())));
      return;
    }
    Shape shape = input.get();
    long[] axes =
        site.integers(3)
            .orElseGet(() -> java.util.stream.LongStream.range(0, shape.rank()).toArray());
    List<Known.Item> items = pads.get().items();
    if (items.size() != 2 * axes.length) {
      throw site.wrong("it pads %d axes of %s by %d numbers", axes.length, shape, items.size());
    }
    Shape result = shape;
    for (int i = 0; i < axes.length; i++) {
      int axis = site.axis(axes[i], shape.rank());
      double more = items.get(i).number() + items.get(i + axes.length).number();
      Dimension size = shape.dimensions().get(axis);
      Dimension padded =
          Double.isNaN(more) ? Sizes.UNKNOWN : more == 0 ? size : grown(site, size, (long) more);
      result = Sizes.with(result, axis, padded);
    }
    site.give(0, site.type(0), Optional.of(result));
  }

  private static Dimension grown(Site site, Dimension size, long more) {
    return Sizes.map(
        size,
        value -> {
          if (value + more < 0) {
            throw site.wrong("it crops a size of %d by %d", value, -more);
          }
          return Math.addExact(value, more);
        });
  }

  private static void cropPad(Site site) {
    Optional<Known> wanted = site.known(1);
    site.give(
        0,
        site.type(0),
        site.shape(0)
            .map(
                shape -> {
                  long[] axes =
                      site.integers("axes")
                          .orElseGet(
                              () -> java.util.stream.LongStream.range(0, shape.rank()).toArray());
                  Shape result = shape;
                  for (int i = 0; i < axes.length; i++) {
                    int at = i;
                    Dimension size =
                        wanted
                            .filter(known -> at < known.items().size())
                            .map(known -> known.dimensions().get(at))
                            .orElse(Sizes.UNKNOWN);
                    result = Sizes.with(result, site.axis(axes[i], shape.rank()), size);
                  }
                  return result;
                }));
  }

  /** An experimental operator of opset 1 to 5: borders (left, top, right, bottom) cut off. */
  private static void crop(Site site) {
    Optional<Shape> input = site.shape(0);
    Optional<long[]> border = site.integers("border");
    Optional<long[]> scale = site.integers("scale");
    if (input.isEmpty() || border.isEmpty() || border.get().length != 4) {
      site.give(0, site.type(0), Optional.empty());
      return;
    }
    site.requireRank(0, 4);
    long[] cut = border.get();
    List<Dimension> sizes = new ArrayList<>(input.get().dimensions());
    boolean fixed = scale.isPresent() && scale.get().length == 2;
    sizes.set(
        2, fixed ? Dimension.of(scale.get()[0]) : grown(site, sizes.get(2), -(cut[1] + cut[3])));
    sizes.set(
        3, fixed ? Dimension.of(scale.get()[1]) : grown(site, sizes.get(3), -(cut[0] + cut[2])));
    site.give(0, site.type(0), Optional.of(new Shape(sizes)));
  }
}
