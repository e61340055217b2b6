package io.vitrine.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A text with places such as {@code {{name}}} that are filled once each.
 *
 * @param text as filled so far
 */
record Template(String text) {
  /** Reads one that lies beside this class. */
  static Template read(String name) throws IOException {
    try (InputStream in = Template.class.getResourceAsStream(name)) {
      Objects.requireNonNull(in, name);
      return new Template(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Fills every place of this name. */
  Template with(String place, String filling) {
    String mark = "{{" + place + "}}";
    if (!text.contains(mark)) {
      throw new IllegalArgumentException("no place " + mark);
    }
    return new Template(text.replace(mark, filling));
  }

  /** Text as it can stand in HTML, in attributes too. */
  static String escaped(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
