package io.vitrine.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The sizes of a tensor's axes, outermost first; no axes for a scalar. Immutable. */
public record Shape(List<Dimension> dimensions) {
  public Shape {
    dimensions = List.copyOf(dimensions);
  }

  public static Shape of(long... sizes) {
    return new Shape(Arrays.stream(sizes).mapToObj(Dimension::of).toList());
  }

  public int rank() {
    return dimensions.size();
  }

  public boolean isKnown() {
    return dimensions.stream().allMatch(Dimension::isKnown);
  }

  /** The sizes; unknown ones are {@link Dimension#UNKNOWN}. */
  public long[] sizes() {
    return dimensions.stream().mapToLong(Dimension::size).toArray();
  }

  /** Number of elements. Throws when an axis is unknown or the product does not fit a long. */
  public long elements() {
    if (!isKnown()) {
      throw new IllegalStateException("the shape " + this + " is not fully known");
    }
    return dimensions.stream().mapToLong(Dimension::size).reduce(1, Math::multiplyExact);
  }

  @Override
  public String toString() {
    return dimensions.stream()
        .map(Dimension::toString)
        .collect(Collectors.joining(" x ", "[", "]"));
  }
}
