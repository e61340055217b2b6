package io.vitrine.analysis.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vitrine.analysis.Rows;
import io.vitrine.analysis.sums.Comoments;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SubspaceSimilarityTest {
  private static final Offset<Double> CLOSE = within(1e-5);
  private static final double[][] BASIS = Rows.orthonormalColumns(64, 4);

  @Test
  void aRotationIsTheSame() {
    SubspaceSimilarity same =
        of(
            2,
            BASIS[0],
            BASIS[1],
            Rows.mix(Math.cos(1), BASIS[0], -Math.sin(1), BASIS[1]),
            Rows.mix(Math.sin(1), BASIS[0], Math.cos(1), BASIS[1]));
    assertThat(same.svcca()).isEqualTo(1, CLOSE);
    assertThat(same.pwcca()).isEqualTo(1, CLOSE);
    assertThat(same.procrustes()).isEqualTo(0, CLOSE);
    assertThat(same.procrustesUnit()).isEqualTo(0, CLOSE);
    assertThat(same.enoughRows()).isTrue();
  }

  @Test
  void canonicalCorrelationsAreTheOnesBuiltIn() {
    // x = (3 a, b), y = (.8 a + .6 c, d): correlations .8 and 0; a's direction weighs 3, b's 1.
    SubspaceSimilarity built =
        of(
            2,
            Rows.mix(3, BASIS[0], 0, BASIS[0]),
            BASIS[1],
            Rows.mix(.8, BASIS[0], .6, BASIS[2]),
            BASIS[3]);
    assertThat(built.svcca()).isEqualTo(.4, CLOSE);
    assertThat(built.pwcca()).isEqualTo(.6, CLOSE);
    // |X|^2 = 10, |Y|^2 = 2, X'Y has the one singular value 3 * .8.
    assertThat(built.procrustes()).isEqualTo(12 - 2 * 2.4, within(1e-4));
    assertThat(built.procrustesUnit()).isEqualTo(2 - 2 * 2.4 / Math.sqrt(20), CLOSE);
  }

  @Test
  void nothingInCommonIsFarApart() {
    SubspaceSimilarity none = of(2, BASIS[0], BASIS[1], BASIS[2], BASIS[3]);
    assertThat(none.svcca()).isEqualTo(0, CLOSE);
    assertThat(none.procrustesUnit()).isEqualTo(2, CLOSE);
  }

  @Test
  void directionsWithNextToNoVarianceAreLeftOutOfSvcca() {
    double[] tiny = Rows.mix(.01, BASIS[1], 0, BASIS[1]);
    assertThat(of(2, BASIS[0], tiny, BASIS[0]).svcca()).isEqualTo(1, CLOSE);
  }

  @Test
  void tooFewRowsAreSaid() {
    double[][] few = Rows.orthonormalColumns(9, 3);
    assertThat(of(2, few[0], few[1], few[2]).enoughRows()).isFalse();
  }

  private static SubspaceSimilarity of(int first, double[]... columns) {
    Comoments joint = new Comoments(columns.length);
    joint.add(Rows.of(columns));
    return SubspaceSimilarity.of(joint, first);
  }
}
