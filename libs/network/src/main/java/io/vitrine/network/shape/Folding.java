package io.vitrine.network.shape;

import io.vitrine.network.ElementType;
import io.vitrine.network.shape.Known.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Computes small known values ahead of any run, for the shapes that depend on them. */
final class Folding {
  private Folding() {}

  static Known map(Known value, DoubleUnaryOperator change) {
    return new Known(
        value.sizes(),
        value.items().stream()
            .map(item -> item.isKnown() ? Item.of(change.applyAsDouble(item.number())) : item)
            .map(item -> item.isKnown() ? item : Item.unknown())
            .toList());
  }

  /** Elementwise with broadcasting; empty when the operands do not broadcast. */
  static Optional<Known> combine(Known a, Known b, DoubleBinaryOperator with) {
    return zip(
        List.of(a, b),
        items -> {
          Item x = items.get(0);
          Item y = items.get(1);
          return x.isKnown() && y.isKnown()
              ? Item.of(with.applyAsDouble(x.number(), y.number()))
              : Item.unknown();
        });
  }

  /** What becomes of the elements that stand at one place. */
  @FunctionalInterface
  interface AtOnePlace {
    Item of(List<Item> items);
  }

  static Optional<Known> zip(List<Known> operands, AtOnePlace with) {
    List<Integer> sizes = List.of();
    for (Known operand : operands) {
      Optional<List<Integer>> both = broadcast(sizes, operand.sizes());
      if (both.isEmpty()) {
        return Optional.empty();
      }
      sizes = both.get();
    }
    long count = count(sizes);
    if (count > Known.LARGEST) {
      return Optional.empty();
    }
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Item> here = new ArrayList<>();
      for (Known operand : operands) {
        here.add(operand.items().get(index(i, sizes, operand.sizes())));
      }
      items.add(with.of(here));
    }
    return Optional.of(new Known(sizes, items));
  }

  static long count(List<Integer> sizes) {
    long count = 1;
    for (int size : sizes) {
      count = Math.multiplyExact(count, (long) size);
    }
    return count;
  }

  /** Where element i of a shape lies in an operand that is broadcast to it. */
  static int index(int i, List<Integer> sizes, List<Integer> operand) {
    int index = 0;
    int stride = 1;
    int rest = i;
    for (int axis = sizes.size() - 1, own = operand.size() - 1; axis >= 0; axis--, own--) {
      int at = rest % sizes.get(axis);
      rest /= sizes.get(axis);
      if (own >= 0) {
        index += operand.get(own) == 1 ? 0 : at * stride;
        stride *= operand.get(own);
      }
    }
    return index;
  }

  private static Optional<List<Integer>> broadcast(List<Integer> a, List<Integer> b) {
    int rank = Math.max(a.size(), b.size());
    List<Integer> sizes = new ArrayList<>();
    for (int i = rank; i > 0; i--) {
      int x = i > a.size() ? 1 : a.get(a.size() - i);
      int y = i > b.size() ? 1 : b.get(b.size() - i);
      if (x != y && x != 1 && y != 1) {
        return Optional.empty();
      }
      sizes.add(x == 1 ? y : x);
    }
    return Optional.of(sizes);
  }

  /** Division as the element type has it; integer division truncates and knows no zero. */
  static double divide(double a, double b, boolean whole) {
    if (!whole) {
      return a / b;
    }
    return b == 0 ? Double.NaN : truncate(a / b);
  }

  static double truncate(double value) {
    return value < 0 ? Math.ceil(value) : Math.floor(value);
  }

  /** A number as another element type holds it. */
  static double cast(double value, ElementType to) {
    return switch (to) {
      case FLOAT32, FLOAT16, BFLOAT16 -> (float) value;
      case BOOL -> value == 0 ? 0 : 1;
      case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64 -> truncate(value);
      default -> value;
    };
  }
}
