package io.vitrine.program.conformance;

import io.vitrine.program.conformance.ConformanceCase.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The cases that nothing here supports, by name, each with its reason. */
record UnsupportedCases(Map<String, String> reasons) {
  private static final String RANDOM = "random numbers";

  static UnsupportedCases read() throws IOException {
    Map<String, String> reasons = new LinkedHashMap<>();
    try (InputStream file =
            Objects.requireNonNull(
                UnsupportedCases.class.getResourceAsStream("unsupported.txt"), "unsupported.txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] parts = line.split("\\s+", 2);
          reasons.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
      }
    }
    return new UnsupportedCases(reasons);
  }

  /** How a case has to end; what draws random numbers runs, but draws others. */
  Outcome expected(String name) {
    String reason = reasons.get(name);
    if (reason == null) {
      return Outcome.PASSED;
    }
    return reason.startsWith(RANDOM) ? Outcome.FAILED : Outcome.UNSUPPORTED;
  }
}
