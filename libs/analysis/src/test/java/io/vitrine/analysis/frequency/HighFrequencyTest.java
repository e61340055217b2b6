package io.vitrine.analysis.frequency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vitrine.analysis.Rows;
import org.junit.jupiter.api.Test;

class HighFrequencyTest {
  @Test
  void kernelsOfKnownSpectraHaveTheirShares() {
    assertThat(kernel(1, 2, 1, 2, 4, 2, 1, 2, 1)).isEqualTo(.22, within(.01));
    assertThat(kernel(-1, 0, 1, -2, 0, 2, -1, 0, 1)).isEqualTo(.66, within(.01));
    assertThat(kernel(0, 0, 0, 0, 1, 0, 0, 0, 0)).isEqualTo(.81, within(.01));
    assertThat(kernel(0, 1, 0, 1, -4, 1, 0, 1, 0)).isEqualTo(.98, within(.01));
  }

  @Test
  void kernelsAreWeightedByTheirEnergy() {
    float[] both = {0, 0, 0, 0, 10, 0, 0, 0, 0, .1f, .2f, .1f, .2f, .4f, .2f, .1f, .2f, .1f};
    assertThat(HighFrequency.ofKernels(both, 3, 3).orElseThrow()).isEqualTo(.81, within(.01));
    assertThat(HighFrequency.ofKernels(new float[] {1}, 1, 1)).isEmpty();
  }

  @Test
  void whiteNoiseHasFourFifthsAboveAQuarter() {
    double mean = 0;
    int draws = 20;
    for (int draw = 0; draw < draws; draw++) {
      float[] noise = Rows.gaussian(96, 96, draw);
      mean += HighFrequency.ofMap(noise, 96, 96).orElseThrow() / draws;
    }
    // All of the square but the circle: 1 - pi / 16.
    assertThat(mean).isEqualTo(.80, within(.01));
  }

  @Test
  void aRampHasNextToNothing() {
    float[] ramp = new float[3 * 64 * 64];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = i % 64 / 63f;
    }
    assertThat(HighFrequency.ofPicture(ramp, 64, 64, 0).orElseThrow()).isLessThan(1e-4);
  }

  @Test
  void stripesLieWhereTheyAre() {
    assertThat(HighFrequency.ofMap(stripes(8), 64, 64).orElseThrow()).isLessThan(.01);
    assertThat(HighFrequency.ofMap(stripes(3), 64, 64).orElseThrow()).isGreaterThan(.99);
  }

  @Test
  void constantAndSmallMapsHaveNone() {
    assertThat(HighFrequency.ofMap(new float[64], 8, 8)).isEmpty();
    assertThat(HighFrequency.ofMap(new float[32 * 32], 32, 32)).isEmpty();
    assertThat(HighFrequency.ofPicture(new float[3 * 20 * 20], 20, 20, 3)).isEmpty();
  }

  private static double kernel(float... weight) {
    return HighFrequency.ofKernels(weight, 3, 3).orElseThrow();
  }

  private static float[] stripes(int period) {
    float[] map = new float[64 * 64];
    for (int i = 0; i < map.length; i++) {
      map[i] = (float) Math.sin(2 * Math.PI * (i % 64) / period);
    }
    return map;
  }

  @Test
  void aMapThatIsSomethingOnlyWhereTheWindowIsNothingHasNoFrequencies() {
    float[] map = new float[16 * 16];
    map[5] = 1;
    assertThat(HighFrequency.ofMap(map, 16, 16)).isEmpty();
  }
}
