package io.vitrine.inference.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantizationTest {
  @Test
  void scaleIsThe99_5thPercentileOfTheMagnitudes() {
    Random random = new Random(7);
    float[] values = new float[10_001];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    float[] magnitudes = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      magnitudes[i] = Math.abs(values[i]);
    }
    Arrays.sort(magnitudes);
    float percentile = magnitudes[(int) Math.ceil(0.995 * values.length) - 1];
    assertThat(Quantization.of(values, false)).isEqualTo(new Quantization(percentile / 127, 128));
  }

  @Test
  void neverNegativeDataHasTheWholeByte() {
    float[] values = {0, 1, 2, 255};
    Quantization quantization = Quantization.of(values, true);
    assertThat(quantization.zeroPoint()).isZero();
    assertThat(quantization.scale()).isEqualTo(1);
    assertThat(quantization.quantize(0)).isZero();
    assertThat(quantization.quantize(255)).isEqualTo((byte) 255);
    assertThat(quantization.quantize(1e30f)).isEqualTo((byte) 255);
  }

  @Test
  void dataThatIsNegativeAfterAllIsTwoSided() {
    assertThat(Quantization.of(new float[] {-1, 2}, true).zeroPoint()).isEqualTo(128);
  }

  @Test
  void twoSidedDataIsSymmetricAndClipped() {
    Quantization quantization = Quantization.of(new float[] {-127, 3}, false);
    assertThat(quantization.quantize(-127)).isEqualTo((byte) 1);
    assertThat(quantization.quantize(127)).isEqualTo((byte) 255);
    assertThat(quantization.quantize(-1e30f)).isEqualTo((byte) 1);
    assertThat(quantization.quantize(0)).isEqualTo((byte) 128);
  }

  @Test
  void aMapWithHardlyAnythingInItStillShowsIt() {
    float[] values = new float[1000];
    values[3] = 10;
    assertThat(Quantization.of(values, true).quantize(10)).isEqualTo((byte) 255);
  }

  @Test
  void nothingButZerosOrNoNumbersHasAScale() {
    assertThat(Quantization.of(new float[8], true)).isEqualTo(new Quantization(1, 0));
    assertThat(Quantization.of(new float[] {Float.NaN, Float.POSITIVE_INFINITY}, false))
        .isEqualTo(new Quantization(1, 128));
  }
}
