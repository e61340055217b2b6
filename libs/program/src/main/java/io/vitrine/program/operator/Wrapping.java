package io.vitrine.program.operator;

import io.vitrine.network.ElementType;

/** Keeps unsigned numbers that a wider type carries within their range. */
final class Wrapping {
  private Wrapping() {}

  /** The expression modulo the range of the type. */
  static String wrap(ElementType type, String expression) {
    return switch (type) {
      case UINT16 -> "torch.bitwise_and(%s, 65535)".formatted(expression);
      case UINT32 -> "torch.bitwise_and(%s, 4294967295)".formatted(expression);
      default -> expression;
    };
  }
}
