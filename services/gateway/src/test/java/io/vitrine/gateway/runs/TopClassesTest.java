package io.vitrine.gateway.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vitrine.protocol.ClassScore;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopClassesTest {
  @Test
  void givesTheMostProbableFirstWithTheirLabels() {
    List<ClassScore> top = TopClasses.of(new double[] {1, 3, 2}, List.of("a", "b", "c"), 2);
    assertThat(top).extracting(ClassScore::getLabel).containsExactly("b", "c");
    assertThat(top).extracting(ClassScore::getIndex).containsExactly(1, 2);
    double sum = Math.exp(1) + Math.exp(3) + Math.exp(2);
    assertThat((double) top.get(0).getProbability()).isCloseTo(Math.exp(3) / sum, within(1e-7));
    assertThat(top.get(0).getLogit()).isEqualTo(3);
  }

  @Test
  void survivesLogitsWhoseExponentialsOverflow() {
    List<ClassScore> top = TopClasses.of(new double[] {10_000, 9_999, -10_000}, List.of(), 3);
    assertThat((double) top.get(0).getProbability())
        .isCloseTo(1 / (1 + Math.exp(-1)), within(1e-7));
    assertThat(top.get(2).getProbability()).isZero();
  }

  @Test
  void breaksTiesByIndexAndPutsWhatIsNoNumberLast() {
    List<ClassScore> top = TopClasses.of(new double[] {Double.NaN, 5, 5}, List.of("a"), 10);
    assertThat(top).extracting(ClassScore::getIndex).containsExactly(1, 2, 0);
    assertThat(top.get(0).getProbability()).isEqualTo(0.5f);
    assertThat(top.get(0).getLabel()).isEmpty();
  }

  @Test
  void anInfiniteLogitTakesAll() {
    List<ClassScore> top = TopClasses.of(new double[] {1, Double.POSITIVE_INFINITY}, List.of(), 2);
    assertThat(top.get(0).getIndex()).isEqualTo(1);
    assertThat(top.get(0).getProbability()).isEqualTo(1);
    assertThat(top.get(1).getProbability()).isZero();
  }
}
