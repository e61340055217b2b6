package io.vitrine.network.shape;

import io.vitrine.network.Dimension;
import io.vitrine.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The target of a Reshape, where 0 means "as before" and -1 "what is left". */
final class Target {
  /** Stands for -1: cannot be mistaken for a size that is not known. */
  private static final Dimension REST = Dimension.unknown("-1");

  private Target() {}

  static Dimension of(long size) {
    return size == -1 ? REST : Dimension.of(size);
  }

  static Dimension of(Known.Item item) {
    return item.isKnown() ? of((long) item.number()) : item.dimension();
  }

  static Shape resolve(Site site, List<Dimension> target) {
    Optional<Shape> input = site.shape(0);
    boolean zeroIsZero = site.integer("allowzero", 0) == 1;
    List<Dimension> sizes = new ArrayList<>();
    int rest = -1;
    for (int i = 0; i < target.size(); i++) {
      Dimension size = target.get(i);
      if (size.equals(REST)) {
        if (rest >= 0) {
          throw site.wrong("its target shape %s has more than one -1", new Shape(target));
        }
        rest = i;
      } else if (size.size() < -1) {
        throw site.wrong("its target shape %s has a negative size", new Shape(target));
      } else if (size.size() == 0 && !zeroIsZero) {
        size = before(site, input, i);
      }
      sizes.add(size);
    }
    if (rest >= 0) {
      sizes.set(rest, Dimension.of(1));
      sizes.set(rest, left(site, input, sizes));
    } else {
      checkCount(site, input, new Shape(sizes));
    }
    return new Shape(sizes);
  }

  private static Dimension before(Site site, Optional<Shape> input, int i) {
    if (input.isEmpty()) {
      return Sizes.UNKNOWN;
    }
    if (i >= input.get().rank()) {
      throw site.wrong("its target keeps axis %d of %s, which has none", i, input.get());
    }
    return input.get().dimensions().get(i);
  }

  private static Dimension left(Site site, Optional<Shape> input, List<Dimension> others) {
    if (input.isEmpty()) {
      return Sizes.UNKNOWN;
    }
    List<Dimension> before = new ArrayList<>(input.get().dimensions());
    List<Dimension> after = new ArrayList<>();
    for (Dimension size : others) {
      // the same name on both sides cancels out
      boolean named = !size.isKnown() && !size.symbol().isEmpty();
      if (!named || !before.remove(size)) {
        after.add(size);
      }
    }
    Dimension total = Sizes.product(before);
    Dimension taken = Sizes.product(after);
    if (!total.isKnown() || !taken.isKnown()) {
      return taken.equals(Dimension.of(1)) ? total : Sizes.UNKNOWN;
    }
    if (taken.size() == 0 || total.size() % taken.size() != 0) {
      if (taken.size() == 0 && total.size() == 0) {
        return Dimension.of(0);
      }
      throw site.wrong("%s cannot be reshaped to %s", input.get(), new Shape(others));
    }
    return Dimension.of(total.size() / taken.size());
  }

  private static void checkCount(Site site, Optional<Shape> input, Shape result) {
    if (input.isPresent() && input.get().isKnown() && result.isKnown()) {
      long before = input.get().elements();
      if (before != result.elements()) {
        throw site.wrong("%s of %d elements cannot be reshaped to %s", input.get(), before, result);
      }
    }
  }
}
