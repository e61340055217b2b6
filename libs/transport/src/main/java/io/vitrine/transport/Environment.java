package io.vitrine.transport;

import io.vitrine.protocol.Problem.Reason;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Settings by name: the environment variable {@code VITRINE_X_Y}, or, first, the system property
 * {@code vitrine.x.y}. Every error names the variable.
 */
final class Environment {
  private Environment() {}

  static Optional<String> find(String variable) {
    String property = System.getProperty(variable.toLowerCase(Locale.ROOT).replace('_', '.'));
    String value = property != null ? property : System.getenv(variable);
    return Optional.ofNullable(value).filter(text -> !text.isBlank());
  }

  static String require(String variable, String meaning) {
    return find(variable)
        .orElseThrow(
            () ->
                ProblemException.fatal(
                    Reason.INVALID, variable + " is not set", "set it to the " + meaning, null));
  }

  static long number(String variable, long otherwise, long least, long most) {
    Optional<String> text = find(variable);
    if (text.isEmpty()) {
      return otherwise;
    }
    long value;
    try {
      value = Long.parseLong(text.get().trim());
    } catch (NumberFormatException e) {
      throw outOfRange(variable, text.get(), least, most);
    }
    if (value < least || value > most) {
      throw outOfRange(variable, text.get(), least, most);
    }
    return value;
  }

  static Duration millis(String variable, Duration otherwise, Duration least, Duration most) {
    return Duration.ofMillis(
        number(variable, otherwise.toMillis(), least.toMillis(), most.toMillis()));
  }

  private static ProblemException outOfRange(String variable, String text, long least, long most) {
    return ProblemException.fatal(
        Reason.INVALID,
        variable + " is '" + text + "'",
        "set it to a whole number from " + least + " to " + most,
        null);
  }
}
