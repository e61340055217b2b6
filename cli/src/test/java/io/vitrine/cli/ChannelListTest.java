package io.vitrine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ChannelListTest {
  @Test
  void rangesAndNumbersMixAndCountOnce() {
    assertThat(list("7")).containsExactly(7);
    assertThat(list("0-3")).containsExactly(0, 1, 2, 3);
    assertThat(list("9, 2-4,3,0")).containsExactly(9, 2, 3, 4, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "3-1", "-1", "1-", "1,,2", "1-2-3", "1000000", "0x1"})
  void anythingElseIsNamed(String text) {
    assertThatThrownBy(() -> list(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("0-31");
  }

  private static List<Integer> list(String text) {
    return new ChannelList.Converter().convert(text).channels();
  }
}
