package io.vitrine.program.conformance;

import io.vitrine.network.ElementType;
import io.vitrine.network.Tensor;
import java.util.Optional;

/** Whether two tensors are the same, as the suites mean it. */
final class Closeness {
  private static final double RELATIVE = 1e-3;
  private static final double ABSOLUTE = 1e-6;
  private static final double HALF_ABSOLUTE = 1e-3;

  /**
   * Two units in the last of bfloat16's eight binary places: operators of several steps round
   * twice.
   */
  private static final double BRAIN_RELATIVE = 0x1p-6;

  private Closeness() {}

  /** The first difference, for a person; empty when there is none. */
  static Optional<String> difference(Tensor actual, Tensor expected) {
    if (actual.type() != expected.type()) {
      return Optional.of("has the type %s, not %s".formatted(actual.type(), expected.type()));
    }
    if (!actual.shape().equals(expected.shape())) {
      return Optional.of("has the shape %s, not %s".formatted(actual.shape(), expected.shape()));
    }
    double absolute = expected.type().bytes() == 2 ? HALF_ABSOLUTE : ABSOLUTE;
    double relative = expected.type() == ElementType.BFLOAT16 ? BRAIN_RELATIVE : RELATIVE;
    for (int i = 0; i < expected.elements(); i++) {
      double a = element(actual, i);
      double e = element(expected, i);
      boolean same = a == e || Double.isNaN(a) && Double.isNaN(e);
      if (!same
          && (!expected.type().isFloat()
              || !(Math.abs(a - e) <= absolute + relative * Math.abs(e)))) {
        return Optional.of("is %s at %d, not %s".formatted(a, i, e));
      }
    }
    return Optional.empty();
  }

  private static double element(Tensor tensor, int i) {
    return switch (tensor.type()) {
      case FLOAT32 -> tensor.data().getFloat(4 * i);
      case FLOAT64 -> tensor.data().getDouble(8 * i);
      case FLOAT16 -> half(tensor.data().getShort(2 * i));
      case BFLOAT16 -> Float.intBitsToFloat(tensor.data().getShort(2 * i) << 16);
      case BOOL, UINT8 -> tensor.data().get(i) & 0xff;
      case INT8 -> tensor.data().get(i);
      case UINT16 -> tensor.data().getShort(2 * i) & 0xffff;
      case INT16 -> tensor.data().getShort(2 * i);
      case INT32 -> tensor.data().getInt(4 * i);
      case UINT32 -> tensor.data().getInt(4 * i) & 0xffffffffL;
      case INT64, UINT64 -> tensor.data().getLong(8 * i);
      default -> throw new IllegalArgumentException("elements of type " + tensor.type());
    };
  }

  private static double half(short bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    double magnitude =
        switch (exponent) {
          case 0 -> fraction * 0x1p-24;
          case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
          default -> (1024 + fraction) * Math.pow(2, exponent - 25);
        };
    return bits < 0 ? -magnitude : magnitude;
  }
}
