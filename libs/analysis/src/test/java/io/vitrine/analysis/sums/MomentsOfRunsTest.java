package io.vitrine.analysis.sums;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vitrine.analysis.Rows;
import java.nio.FloatBuffer;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** The quick way to sums gives what the exact one gives. */
class MomentsOfRunsTest {
  private static final Percentage CLOSE = Percentage.withPercentage(2e-3);

  private static void check(float[] data, int from, int to) {
    Moments quick = Moments.of(data, from, to);
    Moments exact = new Moments();
    exact.add(FloatBuffer.wrap(data, from, to - from));
    assertThat(quick.count()).isEqualTo(exact.count());
    assertThat(quick.notNumbers()).isEqualTo(exact.notNumbers());
    assertThat(quick.state().zeros()).isEqualTo(exact.state().zeros());
    assertThat(quick.state().positives()).isEqualTo(exact.state().positives());
    assertThat(quick.minimum()).isEqualTo(exact.minimum());
    assertThat(quick.maximum()).isEqualTo(exact.maximum());
    double scale = exact.standardDeviation();
    assertThat(quick.mean()).isEqualTo(exact.mean(), within(1e-6 * scale + 1e-12));
    assertThat(quick.variance()).isCloseTo(exact.variance(), CLOSE);
    assertThat(quick.state().third())
        .isEqualTo(
            exact.state().third(), within(1e-4 * exact.count() * scale * scale * scale + 1e-12));
    assertThat(quick.state().fourth()).isCloseTo(exact.state().fourth(), CLOSE);
  }

  @Test
  void ofAnyLengthAndPlace() {
    float[] data = Rows.gaussian(1, 5_000, 3);
    for (int length : new int[] {1, 49, 63, 64, 65, 200, 4_900}) {
      check(data, 7, 7 + length);
    }
    for (int i = 0; i < data.length; i++) {
      data[i] = Math.max(0, data[i]);
    }
    check(data, 3, 4_000);
    for (int i = 0; i < data.length; i++) {
      data[i] = 1_000 + data[i];
    }
    check(data, 3, 4_000);
  }

  @Test
  void ofSmallLargeAndImpossibleNumbers() {
    float[] data = Rows.gaussian(2, 256, 1);
    data[100] = Float.NaN;
    data[200] = Float.NEGATIVE_INFINITY;
    check(data, 0, 256);
    float[] tiny = new float[128];
    tiny[5] = Float.MIN_VALUE;
    tiny[70] = -Float.MIN_VALUE;
    Moments counted = Moments.of(tiny, 0, 128);
    assertThat(counted.state().positives()).isEqualTo(1);
    assertThat(counted.state().zeros()).isEqualTo(126);
    float[] huge = new float[128];
    huge[1] = 1e30f;
    check(huge, 0, 128);
    assertThat(Moments.of(new float[256], 0, 256).variance()).isZero();
  }
}
