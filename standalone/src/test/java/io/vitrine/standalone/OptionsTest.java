package io.vitrine.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class OptionsTest {
  @Test
  void dataAndPortAreTaken() throws Exception {
    assertThat(Options.parse(List.of("--data", "/tmp/a/../b", "--port", "80")))
        .isEqualTo(new Options(Path.of("/tmp/b"), OptionalInt.of(80)));
    assertThat(Options.parse(List.of()).port()).isEmpty();
    assertThat(Options.parse(List.of()).data()).isAbsolute();
  }

  @Test
  void everyWrongArgumentIsNamed() {
    for (List<String> wrong :
        List.of(
            List.of("--port"),
            List.of("--port", "0"),
            List.of("--port", "65536"),
            List.of("--port", "x"),
            List.of("--verbose"))) {
      assertThatThrownBy(() -> Options.parse(wrong))
          .isInstanceOf(Options.UsageError.class)
          .hasMessageContaining(wrong.get(0))
          .hasMessageContaining("usage");
    }
  }
}
