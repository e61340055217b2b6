package io.vitrine.program.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/** The cases that nothing here supports, by name, each with its reason. */
record UnsupportedCases(Set<String> names) {
  static UnsupportedCases read() throws IOException {
    Set<String> names = new LinkedHashSet<>();
    try (InputStream file =
            Objects.requireNonNull(
                UnsupportedCases.class.getResourceAsStream("unsupported.txt"), "unsupported.txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          names.add(line.split("\\s", 2)[0]);
        }
      }
    }
    return new UnsupportedCases(names);
  }

  boolean has(String name) {
    return names.contains(name);
  }
}
