package io.vitrine.analysis.sums;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vitrine.analysis.Rows;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SumsTest {
  private static final Offset<Double> CLOSE = within(1e-10);

  @Test
  void momentsOfPiecesAreThoseOfTheWholeByTheirDefinition() {
    float[] data = Rows.gaussian(1, 1_000, 1);
    for (int i = 0; i < data.length; i++) {
      data[i] = data[i] > 0 ? 100 + data[i] * data[i] : 0;
    }
    Moments pieces = new Moments();
    Moments other = new Moments();
    pieces.add(FloatBuffer.wrap(data, 0, 17));
    other.add(FloatBuffer.wrap(data, 17, 500));
    other.add(FloatBuffer.wrap(data, 517, 483));
    pieces.merge(Moments.from(other.state()));

    double mean = average(data, 0, 1);
    double variance = average(data, mean, 2);
    assertThat(pieces.count()).isEqualTo(1_000);
    assertThat(pieces.mean()).isEqualTo(mean, CLOSE);
    assertThat(pieces.variance()).isEqualTo(variance, within(1e-8));
    assertThat(pieces.skewness())
        .isEqualTo(average(data, mean, 3) / Math.pow(variance, 1.5), CLOSE);
    assertThat(pieces.excessKurtosis())
        .isEqualTo(average(data, mean, 4) / (variance * variance) - 3, CLOSE);
    assertThat(pieces.sparsity() + pieces.firing()).isEqualTo(1, CLOSE);
    assertThat(pieces.minimum()).isZero();
  }

  @Test
  void whatIsNoNumberIsCountedAndLeftOut() {
    Moments moments = new Moments();
    moments.add(FloatBuffer.wrap(new float[] {1, Float.NaN, 3, Float.POSITIVE_INFINITY}));
    assertThat(moments.notNumbers()).isEqualTo(2);
    assertThat(moments.count()).isEqualTo(2);
    assertThat(moments.mean()).isEqualTo(2, CLOSE);
    assertThat(moments.variance()).isEqualTo(1, CLOSE);
  }

  @Test
  void comomentsOfPiecesAreThoseOfTheWhole() {
    float[] data = Rows.gaussian(90, 7, 2);
    Comoments whole = new Comoments(7);
    whole.add(data);
    Comoments pieces = new Comoments(7);
    Comoments other = new Comoments(7);
    pieces.add(Arrays.copyOfRange(data, 0, 13 * 7));
    other.add(Arrays.copyOfRange(data, 13 * 7, 60 * 7));
    other.add(Arrays.copyOfRange(data, 60 * 7, 90 * 7));
    pieces.merge(Comoments.from(other.rows(), other.means(), other.products()));
    assertThat(pieces.rows()).isEqualTo(90);
    assertThat(pieces.products()).containsExactly(whole.products(), CLOSE);
    assertThat(pieces.means()).containsExactly(whole.means(), CLOSE);
    double byDefinition = 0;
    double[] mean = whole.means();
    for (int r = 0; r < 90; r++) {
      byDefinition += (data[r * 7 + 2] - mean[2]) * (data[r * 7 + 5] - mean[5]);
    }
    assertThat(whole.products()[2 * 7 + 5]).isEqualTo(byDefinition, CLOSE);
  }

  private static double average(float[] data, double about, int power) {
    double sum = 0;
    for (float value : data) {
      sum += Math.pow(value - about, power);
    }
    return sum / data.length;
  }
}
