package io.vitrine.network.shape;

import io.vitrine.network.Dimension;
import io.vitrine.network.ModelException;
import io.vitrine.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/** Arithmetic of sizes some of which may be unknown. */
final class Sizes {
  static final Dimension UNKNOWN = Dimension.unknown("");

  private Sizes() {}

  static Dimension map(Dimension size, LongUnaryOperator change) {
    return size.isKnown() ? Dimension.of(change.applyAsLong(size.size())) : UNKNOWN;
  }

  static Dimension times(Dimension a, Dimension b) {
    if (a.isKnown() && b.isKnown()) {
      return Dimension.of(Math.multiplyExact(a.size(), b.size()));
    }
    if (a.equals(Dimension.of(1))) {
      return b;
    }
    return b.equals(Dimension.of(1)) ? a : UNKNOWN;
  }

  static Dimension plus(Dimension a, Dimension b) {
    if (a.isKnown() && b.isKnown()) {
      return Dimension.of(Math.addExact(a.size(), b.size()));
    }
    if (a.equals(Dimension.of(0))) {
      return b;
    }
    return b.equals(Dimension.of(0)) ? a : UNKNOWN;
  }

  static Dimension product(List<Dimension> sizes) {
    Dimension result = Dimension.of(1);
    boolean zero = sizes.contains(Dimension.of(0));
    for (Dimension size : sizes) {
      result = times(result, size);
    }
    return zero ? Dimension.of(0) : result;
  }

  /** What is known when both must be the same; empty when they cannot be. */
  static Optional<Dimension> same(Dimension a, Dimension b) {
    if (a.isKnown() && b.isKnown()) {
      return a.size() == b.size() ? Optional.of(a) : Optional.empty();
    }
    if (a.isKnown()) {
      return Optional.of(a);
    }
    return Optional.of(b.isKnown() || a.symbol().isEmpty() ? b : a);
  }

  /** What is known when either may be: only what they agree in. */
  static Dimension either(Dimension a, Dimension b) {
    return a.equals(b) ? a : UNKNOWN;
  }

  static Optional<Shape> either(Optional<Shape> a, Optional<Shape> b) {
    if (a.isEmpty() || b.isEmpty() || a.get().rank() != b.get().rank()) {
      return Optional.empty();
    }
    List<Dimension> sizes = new ArrayList<>();
    for (int i = 0; i < a.get().rank(); i++) {
      sizes.add(either(a.get().dimensions().get(i), b.get().dimensions().get(i)));
    }
    return Optional.of(new Shape(sizes));
  }

  /** Multidirectional broadcasting. */
  static Shape broadcast(Shape a, Shape b) {
    int rank = Math.max(a.rank(), b.rank());
    List<Dimension> sizes = new ArrayList<>();
    for (int i = 0; i < rank; i++) {
      Dimension x = fromEnd(a, rank - i);
      Dimension y = fromEnd(b, rank - i);
      sizes.add(broadcast(x, y, a, b));
    }
    return new Shape(sizes);
  }

  private static Dimension fromEnd(Shape shape, int i) {
    return i > shape.rank() ? Dimension.of(1) : shape.dimensions().get(shape.rank() - i);
  }

  private static Dimension broadcast(Dimension x, Dimension y, Shape a, Shape b) {
    if (x.equals(y)) {
      return x;
    }
    if (x.size() == 1) {
      return y;
    }
    if (y.size() == 1) {
      return x;
    }
    if (x.isKnown() && y.isKnown()) {
      throw ModelException.invalid(
          "its operands of shapes %s and %s do not broadcast: %s against %s".formatted(a, b, x, y));
    }
    // an unknown size beside a known one above 1 must be 1 or the same
    return x.isKnown() ? x : y.isKnown() ? y : UNKNOWN;
  }

  static Shape with(Shape shape, int axis, Dimension size) {
    List<Dimension> sizes = new ArrayList<>(shape.dimensions());
    sizes.set(axis, size);
    return new Shape(sizes);
  }

  static Shape unknownOfRank(int rank) {
    return new Shape(java.util.Collections.nCopies(rank, UNKNOWN));
  }
}
