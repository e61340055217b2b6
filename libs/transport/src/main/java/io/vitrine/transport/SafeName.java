package io.vitrine.transport;

import io.vitrine.protocol.Problem.Reason;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Any name as a file name that no system takes for a path, and back. Different names stay different
 * where case does not count.
 */
final class SafeName {
  /** Bytes of the escaped name: what file systems take. */
  private static final int LONGEST = 240;

  private SafeName() {}

  static String escape(String name) {
    StringBuilder escaped = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= '0' && c <= '9')
              || c == '-'
              || c == '_'
              || (c == '.' && !escaped.isEmpty());
      if (plain) {
        escaped.append(c);
      } else {
        escaped.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      }
    }
    if (escaped.isEmpty() || escaped.length() > LONGEST) {
      throw ProblemException.caller(
          Reason.INVALID,
          name.isEmpty()
              ? "a name is empty"
              : "the name '" + name.substring(0, 40) + "...' is too long",
          "use 1 to 80 characters");
    }
    return escaped.toString();
  }

  static String unescape(String escaped) {
    return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
  }
}
