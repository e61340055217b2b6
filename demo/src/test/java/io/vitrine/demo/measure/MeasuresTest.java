package io.vitrine.demo.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MeasuresTest {
  private static final int ROWS = 256;

  private final Random random = new Random(1);

  @Test
  void ckaOfAValueAndItsScaledRotationIsOne() {
    double[][] rows = gaussians(5);
    double[][] turned = new double[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      double[] row = rows[i];
      turned[i] = new double[] {3 * row[1], -3 * row[0], 3 * row[4], 3 * row[2], -3 * row[3]};
    }
    assertThat(cka(rows, turned)).isCloseTo(1, within(1e-9));
  }

  @Test
  void ckaOfIndependentGaussiansIsAboutZero() {
    assertThat(cka(gaussians(ROWS), gaussians(ROWS))).isCloseTo(0, within(.03));
  }

  @Test
  void ckaOfAConstantIsUndefined() {
    LinearCka cka = new LinearCka();
    cka.add(new double[8][8], gram(gaussians(3)));
    assertThat(cka.value()).isEmpty();
  }

  @Test
  void lowPassKeepsSlowWavesAndRemovesFastOnes() {
    assertThat(contrastAfterLowPass(8)).isCloseTo(200, within(3));
    assertThat(contrastAfterLowPass(20)).isCloseTo(0, within(3));
  }

  @Test
  void shiftMovesTwoPixelsRightAndRepeatsTheEdge() {
    byte[] pixels = new byte[3 * 8 * 8];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i / 3 % 8 * 10 + i % 3);
    }
    byte[] shifted = Perturbation.SHIFT.apply(pixels);
    int[] expected = {0, 0, 0, 10, 20, 30, 40, 50};
    for (int x = 0; x < 8; x++) {
      assertThat(shifted[3 * (8 * 5 + x) + 2]).isEqualTo((byte) (expected[x] + 2));
    }
  }

  /** Highest less lowest value after the filter of a horizontal wave between 28 and 228. */
  private static int contrastAfterLowPass(int waves) {
    byte[] pixels = new byte[3 * 64 * 64];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) Math.round(128 + 100 * Math.cos(2 * Math.PI * waves * (i / 3 % 64) / 64));
    }
    byte[] filtered = Perturbation.LOW_PASS.apply(pixels);
    int lowest = 255;
    int highest = 0;
    for (byte value : filtered) {
      lowest = Math.min(lowest, value & 0xff);
      highest = Math.max(highest, value & 0xff);
    }
    return highest - lowest;
  }

  private static double cka(double[][] first, double[][] second) {
    LinearCka cka = new LinearCka();
    cka.add(gram(first), gram(second));
    return cka.value().orElseThrow();
  }

  private double[][] gaussians(int columns) {
    double[][] rows = new double[ROWS][columns];
    for (double[] row : rows) {
      for (int i = 0; i < columns; i++) {
        row[i] = random.nextGaussian();
      }
    }
    return rows;
  }

  private static double[][] gram(double[][] rows) {
    double[][] gram = new double[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < rows.length; k++) {
        for (int c = 0; c < rows[i].length; c++) {
          gram[i][k] += rows[i][c] * rows[k][c];
        }
      }
    }
    return gram;
  }
}
