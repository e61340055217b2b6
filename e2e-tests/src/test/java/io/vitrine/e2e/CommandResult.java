package io.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** How a command ended and what it said. */
record CommandResult(
    List<String> command, int exitCode, String output, String errors, Duration took) {
  private static final Pattern STACK_TRACE =
      Pattern.compile("^\\s+at [\\w.$/<>]+\\(|^Exception in thread|^Caused by:", Pattern.MULTILINE);

  /** Done, with nothing that only programmers read. */
  CommandResult succeeded() {
    assertThat(exitCode).as("%s%n%s", command, errors).isZero();
    return withoutStackTrace();
  }

  /** It did not work, and standard error says why. */
  CommandResult failed() {
    assertThat(exitCode).as("%s%n%s%s", command, output, errors).isEqualTo(1);
    assertThat(errors).as("%s says what is wrong", command).isNotBlank();
    return withoutStackTrace();
  }

  /** The command was not understood. */
  CommandResult misused() {
    assertThat(exitCode).as("%s%n%s%s", command, output, errors).isEqualTo(2);
    assertThat(errors).as("%s says what is wrong", command).isNotBlank();
    return withoutStackTrace();
  }

  CommandResult withoutStackTrace() {
    assertThat(errors).doesNotContainPattern(STACK_TRACE);
    assertThat(output).doesNotContainPattern(STACK_TRACE);
    return this;
  }

  JsonNode json() throws IOException {
    return new ObjectMapper().readTree(output);
  }
}
