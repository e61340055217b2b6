package io.vitrine.program.text;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Java values as literals of TorchScript. */
public final class Literals {
  private Literals() {}

  public static String of(boolean value) {
    return value ? "True" : "False";
  }

  /** The smallest long has no literal: its digits overflow before the sign is applied. */
  public static String of(long value) {
    return value == Long.MIN_VALUE ? "(-9223372036854775807 - 1)" : Long.toString(value);
  }

  public static String of(double value) {
    if (Double.isNaN(value)) {
      return "float(\"nan\")";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "float(\"inf\")" : "float(\"-inf\")";
    }
    return Double.toString(value).toLowerCase(Locale.ROOT);
  }

  public static String of(List<?> values) {
    return values.stream().map(Literals::of).collect(Collectors.joining(", ", "[", "]"));
  }

  /** Any argument of a text: numbers as literals, everything else as it prints itself. */
  public static String of(Object value) {
    if (value instanceof Boolean truth) {
      return of(truth.booleanValue());
    }
    if (value instanceof Float || value instanceof Double) {
      return of(((Number) value).doubleValue());
    }
    if (value instanceof Number number) {
      return of(number.longValue());
    }
    return value instanceof List<?> list ? of(list) : value.toString();
  }
}
