package io.vitrine.program.text;

import java.util.OptionalLong;

/**
 * An integer or truth value of the program that lives outside tensors.
 *
 * @param text an expression without side effects: an identifier or a literal
 * @param constant the value where it is known now; a truth value is 0 or 1
 */
public record Scalar(String text, OptionalLong constant) {
  public static Scalar of(long value) {
    return new Scalar(Literals.of(value), OptionalLong.of(value));
  }

  public static Scalar of(boolean value) {
    return new Scalar(Literals.of(value), OptionalLong.of(value ? 1 : 0));
  }

  public static Scalar computed(String identifier) {
    return new Scalar(identifier, OptionalLong.empty());
  }

  public boolean isConstant() {
    return constant.isPresent();
  }

  @Override
  public String toString() {
    return text;
  }
}
