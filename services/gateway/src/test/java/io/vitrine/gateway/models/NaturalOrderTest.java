package io.vitrine.gateway.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
  @Test
  void ordersNumbersByTheirValue() {
    assertThat(
            List.of("step-100", "step-9", "last", "step-10", "step-010", "step", "12").stream()
                .sorted(NaturalOrder.NAMES))
        .containsExactly("12", "last", "step", "step-9", "step-010", "step-10", "step-100")
        .doesNotHaveDuplicates();
  }
}
