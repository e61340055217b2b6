package io.vitrine.network.shape;

import io.vitrine.network.Dimension;
import io.vitrine.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** The shape of a slice; attributes in old operator sets, inputs in newer ones. */
final class SliceShape {
  /** Larger steps take one element, as this one does. */
  private static final long LARGEST_STEP = 1L << 40;

  private SliceShape() {}

  static void infer(Site site) {
    Optional<Shape> input = site.shape(0);
    Optional<Known> starts = operand(site, "starts", 1);
    Optional<Known> ends = operand(site, "ends", 2);
    boolean computedAxes = site.has(3) && site.integers(3).isEmpty();
    boolean computedSteps = site.has(4) && site.integers(4).isEmpty();
    if (input.isEmpty() || computedAxes) {
      site.give(0, site.type(0), input.map(shape -> Sizes.unknownOfRank(shape.rank())));
      return;
    }
    Shape shape = input.get();
    int count = count(site, starts, ends, shape);
    long[] axes = site.integers("axes", 3).orElseGet(() -> LongStream.range(0, count).toArray());
    site.axes(axes, shape.rank());
    Shape result = shape;
    for (int i = 0; i < axes.length; i++) {
      int axis = site.axis(axes[i], shape.rank());
      Dimension size = shape.dimensions().get(axis);
      Optional<Long> start = number(starts, i);
      Optional<Long> end = number(ends, i);
      long step = step(site, i);
      boolean known = start.isPresent() && end.isPresent() && !computedSteps;
      Dimension part = Sizes.UNKNOWN;
      if (known && start.get() == 0 && step == 1 && end.get() > Integer.MAX_VALUE - 1L) {
        part = size;
      } else if (known && size.isKnown()) {
        part = Dimension.of(length(start.get(), end.get(), step, size.size()));
      }
      result = Sizes.with(result, axis, part);
      if (known && shape.rank() == 1 && part.isKnown() && site.known(0).isPresent()) {
        site.give(0, site.type(0), cut(site.known(0).get(), start.get(), step, part.size()));
        return;
      }
    }
    site.give(0, site.type(0), Optional.of(result));
  }

  private static int count(Site site, Optional<Known> starts, Optional<Known> ends, Shape shape) {
    int count = starts.or(() -> ends).map(known -> known.items().size()).orElse(shape.rank());
    if (ends.isPresent() && ends.get().items().size() != count || count > shape.rank()) {
      throw site.wrong("it has %d starts, which fits neither its ends nor %s", count, shape);
    }
    return count;
  }

  private static Optional<Known> operand(Site site, String attribute, int input) {
    return site.integers(attribute)
        .map(
            numbers ->
                Known.vector(
                    LongStream.of(numbers).mapToObj(number -> Known.Item.of(number)).toList()))
        .or(() -> site.known(input));
  }

  private static Optional<Long> number(Optional<Known> known, int i) {
    return known
        .filter(value -> i < value.items().size() && value.items().get(i).isKnown())
        .map(value -> (long) value.items().get(i).number());
  }

  private static long step(Site site, int i) {
    long step = site.integers(4).filter(steps -> i < steps.length).map(s -> s[i]).orElse(1L);
    if (step == 0) {
      throw site.wrong("its step is 0");
    }
    return clamp(step, -LARGEST_STEP, LARGEST_STEP);
  }

  private static long first(long start, long step, long size) {
    long at = start < 0 ? start + size : start;
    return step > 0 ? clamp(at, 0, size) : clamp(at, 0, size - 1);
  }

  private static long length(long start, long end, long step, long size) {
    if (size == 0) {
      return 0;
    }
    long from = first(start, step, size);
    long to = end < 0 ? end + size : end;
    to = step > 0 ? clamp(to, 0, size) : clamp(to, -1, size - 1);
    long distance = step > 0 ? to - from : from - to;
    return distance <= 0 ? 0 : (distance - 1) / Math.abs(step) + 1;
  }

  private static long clamp(long value, long least, long most) {
    return Math.max(least, Math.min(most, value));
  }

  private static Known cut(Known known, long start, long step, long count) {
    List<Known.Item> items = new ArrayList<>();
    long at = first(start, step, known.items().size());
    for (int i = 0; i < count; i++, at += step) {
      items.add(known.items().get((int) at));
    }
    return Known.vector(items);
  }
}
