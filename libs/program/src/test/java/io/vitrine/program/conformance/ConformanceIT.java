package io.vitrine.program.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.program.Engine;
import io.vitrine.program.SharedEngine;
import io.vitrine.program.conformance.ConformanceCase.Outcome;
import io.vitrine.program.conformance.ConformanceCase.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The conformance suites of ONNX: every case passes but those of the list, and every case of the
 * list is refused with a reason, not wrong.
 */
class ConformanceIT {
  @Test
  void everyCasePassesOrIsOnTheListOfUnsupportedOnes(@TempDir Path scratch) throws IOException {
    UnsupportedCases list = UnsupportedCases.read();
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    List<String> surprises = new ArrayList<>();
    Engine engine = SharedEngine.get();
    for (ConformanceCase test : ConformanceSuites.in(SuiteFolder.get(), scratch)) {
      Result result = test.run(engine);
      counts.merge(result.outcome(), 1, Integer::sum);
      System.out.printf(
          "%-11s %s/%s %s%n", result.outcome(), test.suite(), test.name(), result.detail());
      Outcome expected = list.expected(test.name());
      if (result.outcome() != expected) {
        surprises.add(test.suite() + "/" + test.name() + ": " + result);
      }
    }
    System.out.printf(
        "conformance: %d passed, %d failed, %d unsupported; %d not as expected%n",
        counts.getOrDefault(Outcome.PASSED, 0),
        counts.getOrDefault(Outcome.FAILED, 0),
        counts.getOrDefault(Outcome.UNSUPPORTED, 0),
        surprises.size());
    assertThat(counts).containsKey(Outcome.PASSED);
    assertThat(surprises).isEmpty();
  }
}
