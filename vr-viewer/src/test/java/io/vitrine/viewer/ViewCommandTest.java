package io.vitrine.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewCommandTest {
  @ParameterizedTest
  @CsvSource({
    "--size,12",
    "--size,0x0",
    "--size,99999x9",
    "--camera,nowhere",
    "--camera,'1,2,3'",
    "--frames,0",
    "--frames,many",
    "--display,hologram",
    "--tiles-within,0",
    "--tile-cache,1",
    "--channel,7",
    "--channel,'conv1:'",
    "--channel,'conv1:-1'",
    "--gateway,'ftp://x'"
  })
  void wrongUsageIsExitCode2(String option, String value) {
    List<String> arguments =
        new ArrayList<>(List.of("--model", "m", "--display", "headless", "--out", "x.png"));
    if (!option.equals("--gateway")) {
      arguments.addAll(List.of("--gateway", "http://127.0.0.1:1"));
    }
    arguments.addAll(List.of(option, value));
    assertThat(Main.run(arguments.toArray(String[]::new))).isEqualTo(2);
  }

  @Test
  void missingOptionsAreExitCode2() {
    assertThat(Main.run()).isEqualTo(2);
  }

  @Test
  void aChannelIsNamedByItsValueAndNumber() {
    assertThat(ChannelName.parse("a:b/Relu_output_0:12"))
        .isEqualTo(new ChannelName("a:b/Relu_output_0", 12));
  }

  @Test
  void aMissingPictureIsExitCode1() {
    assertThat(
            Main.run(
                "--gateway",
                "http://127.0.0.1:1",
                "--model",
                "m",
                "--out",
                "x.png",
                "--image",
                "no.png"))
        .isEqualTo(1);
  }
}
