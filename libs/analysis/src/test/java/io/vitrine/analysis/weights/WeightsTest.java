package io.vitrine.analysis.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WeightsTest {
  private static final Offset<Double> CLOSE = within(1e-6);

  @Test
  void scalingAWeightBeforeBatchNormChangesNothing() {
    float[] weight = {1, 2, 3, 4};
    float[] doubled = {2, 4, 6, 8};
    float[] plain = EffectiveWeight.of(weight, new float[] {1, .5f}, new float[] {1, 4}, 0);
    float[] scaled = EffectiveWeight.of(doubled, new float[] {1, .5f}, new float[] {4, 16}, 0);
    assertThat(plain).containsExactly(1, 2, .75f, 1);
    assertThat(scaled).containsExactly(plain);
    assertThat(Drift.of(plain, scaled).relativeChange()).isZero();
  }

  @Test
  void driftIsAngleAndLength() {
    Drift quarter = Drift.of(new float[] {3, 0}, new float[] {0, 4});
    assertThat(quarter.cosine()).isEqualTo(0, CLOSE);
    assertThat(quarter.relativeChange()).isEqualTo(5. / 3, CLOSE);
  }

  @Test
  void spectraAreThoseOfTheMatrix() {
    WeightSpectrum spectrum = WeightSpectrum.of(new float[] {0, 3, 0, 4, 0, 0}, 2);
    assertThat(spectrum.singularValues()).containsExactly(new double[] {4, 3}, CLOSE);
    assertThat(spectrum.stableRank()).isEqualTo(25. / 16, CLOSE);
    assertThat(spectrum.powerLaw()).isEmpty();
  }

  @Test
  void aPowerLawIsFoundAboveItsLowerEnd() {
    // Quantiles of p(x) ~ x^-2.5 from 2 on, and as many values spread below.
    double[] values = new double[4_000];
    for (int i = 0; i < 2_000; i++) {
      values[i] = 2 * Math.pow(1 - (i + .5) / 2_000, -1 / 1.5);
      values[2_000 + i] = 2 * (i + .5) / 2_000;
    }
    PowerLaw law = PowerLaw.fit(values).orElseThrow();
    assertThat(law.alpha()).isEqualTo(2.5, within(.05));
    assertThat(law.from()).isEqualTo(2, within(.3));
    assertThat(law.distance()).isLessThan(.02);
  }
}
