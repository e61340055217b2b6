package io.vitrine.inference.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.inference.view.Pyramid.Texels;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PyramidTest {
  private static final Quantization TENTHS = new Quantization(0.1f, 128);

  @Test
  void zeroIsTheNeutralByteExactlyAtEveryLevel() {
    TileGeometry geometry = new TileGeometry(3, 5, 7);
    Pyramid pyramid = Pyramid.of(new float[3 * 5 * 7], geometry, TENTHS, 0);
    for (int level = 0; level <= geometry.coarsestLevel(); level++) {
      assertThat(pyramid.texels(level, 0, 3).bytes()).containsOnly((byte) 128);
    }
  }

  @Test
  void halvingRoundsUpToOneTexel() {
    TileGeometry geometry = new TileGeometry(2, 55, 31);
    assertThat(geometry.coarsestLevel()).isEqualTo(6);
    assertThat(geometry.height(1)).isEqualTo(28);
    assertThat(geometry.width(1)).isEqualTo(16);
    assertThat(geometry.texels(6)).isEqualTo(2);
    assertThat(new TileGeometry(1, 1, 1).coarsestLevel()).isZero();
    assertThat(new TileGeometry(1, 64, 2).coarsestLevel()).isEqualTo(6);
    assertThat(new TileGeometry(1, 65, 2).coarsestLevel()).isEqualTo(7);
  }

  @Test
  void keepsTheSignedExtremeAndTheMeanOfTheElementsThatAreThere() {
    float[] values = {
      1, -2, 5,
      0, 3, -4
    };
    Pyramid pyramid = Pyramid.of(values, new TileGeometry(1, 2, 3), TENTHS, 0);
    // 2 x 3 becomes 1 x 2: under the second texel lie 5 and -4 only.
    assertThat(pyramid.texels(1, 0, 1).bytes())
        .containsExactly(128 + 30, 128 + 50, 128 + 5, 128 + 5);
    assertThat(pyramid.texels(2, 0, 1).bytes()).containsExactly(128 + 50, 128 + 5);
  }

  @Test
  void everyLevelAgreesWithItsDefinition() {
    TileGeometry geometry = new TileGeometry(4, 13, 9);
    float[] values = new float[geometry.elements()];
    Random random = new Random(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    Quantization quantization = Quantization.of(values, false);
    Pyramid pyramid = Pyramid.of(values, geometry, quantization, 0);
    for (int level = 1; level <= geometry.coarsestLevel(); level++) {
      byte[] tile = pyramid.texels(level, 2, 1).bytes();
      int width = geometry.width(level);
      int plane = tile.length / 2;
      for (int texel = 0; texel < plane; texel++) {
        float[] expected = under(values, geometry, 2, level, texel / width, texel % width);
        assertThat(tile[texel]).isEqualTo(quantization.quantize(expected[0]));
        assertThat((double) (tile[plane + texel] & 0xFF))
            .isCloseTo(
                quantization.quantize(expected[1]) & 0xFF,
                org.assertj.core.data.Offset.offset(1.0));
      }
    }
  }

  private static float[] under(float[] values, TileGeometry g, int tile, int level, int y, int x) {
    float extreme = 0;
    double sum = 0;
    int count = 0;
    for (int row = y << level; row < Math.min(g.height(), (y + 1) << level); row++) {
      for (int column = x << level; column < Math.min(g.width(), (x + 1) << level); column++) {
        float value = values[(tile * g.height() + row) * g.width() + column];
        extreme = Math.abs(value) > Math.abs(extreme) ? value : extreme;
        sum += value;
        count++;
      }
    }
    return new float[] {extreme, (float) (sum / count)};
  }

  @Test
  void namesWhatIsNoNumberAtEveryLevel() {
    float[] values = {
      1, Float.NaN, 1, 1,
      1, 1, 1, 1,
      2, 2, 2, 2,
      2, 2, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY
    };
    Pyramid pyramid = Pyramid.of(values, new TileGeometry(1, 4, 4), TENTHS, 0);
    assertThat(pyramid.texels(0, 0, 1).notNumbers()).containsExactly(1, 2, 14, 16);
    Texels half = pyramid.texels(1, 0, 1);
    // Extreme plane 0 to 3, mean plane 4 to 7.
    assertThat(half.notNumbers()).containsExactly(0, 1, 3, 5, 7, 8);
    assertThat(half.bytes()[0]).isEqualTo((byte) 128);
    assertThat(half.bytes()[2]).isEqualTo((byte) (128 + 20));
  }

  @Test
  void rangesOfNotNumbersStartAtTheFirstTileAsked() {
    float[] values = {1, 1, Float.NaN, Float.NaN, Float.NaN, 1};
    Pyramid pyramid = Pyramid.of(values, new TileGeometry(3, 1, 2), TENTHS, 0);
    assertThat(pyramid.texels(0, 1, 1).notNumbers()).containsExactly(0, 2);
    assertThat(pyramid.texels(0, 2, 1).notNumbers()).containsExactly(0, 1);
    assertThat(pyramid.texels(0, 0, 1).notNumbers()).isEmpty();
  }
}
