package io.vitrine.gateway.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.transport.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelNameTest {
  @ParameterizedTest
  @CsvSource({
    "squeezenet1.1.onnx,squeezenet1.1",
    "/home/a/My Net.ONNX,My-Net",
    "C:\\nets\\b.onnx,b",
    "../../etc/passwd,passwd",
    ".hidden.onnx,hidden",
    "résumé.onnx,r-sum-"
  })
  void comesFromTheFile(String file, String name) {
    assertThat(ModelName.ofFile(file)).isEqualTo(name);
    assertThat(ModelName.valid(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "../a", ".a", "a/b", "-a", "a\n"})
  void isRefusedWhenItIsNone(String name) {
    assertThatThrownBy(() -> ModelName.valid(name)).isInstanceOf(ProblemException.class);
  }

  @Test
  void isRefusedWhenTooLong() {
    assertThat(ModelName.valid("a".repeat(80))).hasSize(80);
    assertThatThrownBy(() -> ModelName.valid("a".repeat(81))).isInstanceOf(ProblemException.class);
  }
}
