package io.vitrine.network.shape;

import io.vitrine.network.Dimension;
import io.vitrine.network.ElementType;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A small value whose elements are known before anything runs, all or some of them: a target shape,
 * axes, pads.
 *
 * @param sizes its own shape
 * @param items its elements, row-major
 */
record Known(List<Integer> sizes, List<Item> items) {
  /** Larger values are not followed: what decides shapes is small. */
  static final int LARGEST = 4096;

  /**
   * One element.
   *
   * @param number its value; NaN when unknown. Integers beyond 2^53 lose their last digits, which
   *     no shape has
   * @param symbol the name of an unknown size; else empty
   */
  record Item(double number, String symbol) {
    static Item of(double number) {
      return new Item(number, "");
    }

    static Item of(Dimension size) {
      return size.isKnown() ? of(size.size()) : new Item(Double.NaN, size.symbol());
    }

    static Item unknown() {
      return of(Double.NaN);
    }

    boolean isKnown() {
      return !Double.isNaN(number);
    }

    Dimension dimension() {
      return isKnown() ? Dimension.of((long) number) : Dimension.unknown(symbol);
    }
  }

  Known {
    sizes = List.copyOf(sizes);
    items = List.copyOf(items);
  }

  static Known scalar(Item item) {
    return new Known(List.of(), List.of(item));
  }

  static Known vector(List<Item> items) {
    return new Known(List.of(items.size()), items);
  }

  static Known ofSizes(List<Dimension> sizes) {
    return vector(sizes.stream().map(Item::of).toList());
  }

  /** The content of a small tensor of numbers. */
  static Optional<Known> of(Tensor tensor) {
    if (tensor.elements() > LARGEST || tensor.shape().sizes().length > 8) {
      return Optional.empty();
    }
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < tensor.elements(); i++) {
      Optional<Double> number = number(tensor.data(), tensor.type(), i);
      if (number.isEmpty()) {
        return Optional.empty();
      }
      items.add(Item.of(number.get()));
    }
    return Optional.of(new Known(IntStream.of(ints(tensor.shape())).boxed().toList(), items));
  }

  private static int[] ints(Shape shape) {
    return java.util.Arrays.stream(shape.sizes()).mapToInt(size -> (int) size).toArray();
  }

  private static Optional<Double> number(ByteBuffer data, ElementType type, int i) {
    return switch (type) {
      case FLOAT32 -> Optional.of((double) data.getFloat(4 * i));
      case FLOAT64 -> Optional.of(data.getDouble(8 * i));
      case INT64, UINT64 -> Optional.of((double) data.getLong(8 * i));
      case INT32 -> Optional.of((double) data.getInt(4 * i));
      case UINT32 -> Optional.of((double) (data.getInt(4 * i) & 0xffffffffL));
      case INT16 -> Optional.of((double) data.getShort(2 * i));
      case UINT16 -> Optional.of((double) (data.getShort(2 * i) & 0xffff));
      case INT8 -> Optional.of((double) data.get(i));
      case UINT8, BOOL -> Optional.of((double) (data.get(i) & 0xff));
      default -> Optional.empty();
    };
  }

  boolean isComplete() {
    return items.stream().allMatch(Item::isKnown);
  }

  /** The elements as integers, when all are known. */
  Optional<long[]> integers() {
    return isComplete()
        ? Optional.of(items.stream().mapToLong(item -> (long) item.number()).toArray())
        : Optional.empty();
  }

  Optional<double[]> numbers() {
    return isComplete()
        ? Optional.of(items.stream().mapToDouble(Item::number).toArray())
        : Optional.empty();
  }

  List<Dimension> dimensions() {
    return items.stream().map(Item::dimension).toList();
  }

  /** The same elements in another shape. */
  Known reshaped(List<Integer> other) {
    return new Known(other, items);
  }

  Shape shape() {
    return new Shape(sizes.stream().map(Dimension::of).toList());
  }
}
