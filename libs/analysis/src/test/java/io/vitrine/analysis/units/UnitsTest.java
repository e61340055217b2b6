package io.vitrine.analysis.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vitrine.analysis.Rows;
import io.vitrine.analysis.sums.Comoments;
import io.vitrine.analysis.sums.Moments;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class UnitsTest {
  @Test
  void rectifiedUnitsAreDeadOrRare() {
    float[] once = new float[20_000];
    assertThat(UnitKind.of(moments(once), 1, true)).containsExactly(UnitKind.DEAD);
    once[7] = 1;
    assertThat(UnitKind.of(moments(once), 1, true)).containsExactly(UnitKind.RARE);
    once[8] = once[9] = 1;
    assertThat(UnitKind.of(moments(once), 1, true)).isEmpty();
  }

  @Test
  void otherUnitsAreConstantBesideTheirLayer() {
    float[] still = {5, 5.0001f};
    assertThat(UnitKind.of(moments(still), 5, false)).containsExactly(UnitKind.CONSTANT);
    assertThat(UnitKind.of(moments(still), .1, false)).isEmpty();
    assertThat(UnitKind.of(moments(new float[] {-1, -2}), 1, false)).isEmpty();
  }

  @Test
  void saturatedUnitsStandAtABound() {
    Saturation saturation = new Saturation(-1, 1);
    saturation.add(FloatBuffer.wrap(new float[] {.99f, -.99f, 1, -1, .9f}));
    assertThat(saturation.share()).isEqualTo(.8, within(1e-9));
    assertThat(saturation.saturated()).isFalse();
    Saturation more = new Saturation(-1, 1);
    float[] ones = new float[100];
    java.util.Arrays.fill(ones, 1);
    more.add(FloatBuffer.wrap(ones));
    saturation.merge(more);
    assertThat(saturation.saturated()).isTrue();
  }

  @Test
  void unitsThatSayTheSameOrTheOppositeAreDuplicates() {
    double[][] basis = Rows.orthonormalColumns(32, 3);
    Comoments layer = new Comoments(4);
    layer.add(
        Rows.of(
            basis[0],
            basis[1],
            Rows.mix(-2, basis[0], .1, basis[2]),
            Rows.mix(.9, basis[1], .5, basis[2])));
    assertThat(Duplicates.of(layer))
        .singleElement()
        .satisfies(
            pair -> {
              assertThat(pair.first()).isZero();
              assertThat(pair.second()).isEqualTo(2);
              assertThat(pair.correlation()).isEqualTo(-2 / Math.hypot(2, .1), within(1e-5));
            });
  }

  @Test
  void dimensionsAreCounted() {
    double[][] basis = Rows.orthonormalColumns(64, 4);
    Comoments even = new Comoments(4);
    even.add(Rows.of(basis));
    assertThat(Dimensionality.of(even).effectiveRank()).isEqualTo(4, within(1e-4));
    assertThat(Dimensionality.of(even).participationRatio()).isEqualTo(4, within(1e-4));

    // Singular values 3 and 1: p = (3/4, 1/4); eigenvalues 9 and 1: 100 / 82.
    Comoments uneven = new Comoments(2);
    uneven.add(Rows.of(Rows.mix(3, basis[0], 0, basis[0]), basis[1]));
    double entropy = -.75 * Math.log(.75) - .25 * Math.log(.25);
    assertThat(Dimensionality.of(uneven).effectiveRank())
        .isEqualTo(Math.exp(entropy), within(1e-4));
    assertThat(Dimensionality.of(uneven).participationRatio()).isEqualTo(100. / 82, within(1e-4));

    Comoments constant = new Comoments(2);
    constant.add(new float[] {1, 2, 1, 2});
    assertThat(Dimensionality.of(constant).effectiveRank()).isNaN();
  }

  private static Moments moments(float... values) {
    Moments moments = new Moments();
    moments.add(FloatBuffer.wrap(values));
    return moments;
  }
}
