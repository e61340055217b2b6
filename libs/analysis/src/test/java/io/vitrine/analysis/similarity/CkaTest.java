package io.vitrine.analysis.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vitrine.analysis.Rows;
import java.util.List;
import org.junit.jupiter.api.Test;

class CkaTest {
  @Test
  void rotationAndScalingChangeNothing() {
    float[] rows = Rows.gaussian(40, 2, 1);
    float[] turned = new float[rows.length];
    for (int i = 0; i < rows.length; i += 2) {
      turned[i] = (float) (5 * (Math.cos(1) * rows[i] - Math.sin(1) * rows[i + 1]));
      turned[i + 1] = (float) (5 * (Math.sin(1) * rows[i] + Math.cos(1) * rows[i + 1]));
    }
    for (Cka.Form form : Cka.Form.values()) {
      assertThat(of(form, 40, rows, turned)).as("%s", form).isEqualTo(1, within(1e-6));
    }
  }

  @Test
  void independentValuesGiveWhatTheoryDoes() {
    double biased = 0;
    double unbiased = 0;
    int draws = 8;
    for (int draw = 0; draw < draws; draw++) {
      float[] first = Rows.gaussian(256, 256, 100 + draw);
      float[] second = Rows.gaussian(256, 256, 200 + draw);
      biased += of(Cka.Form.BIASED, 256, first, second) / draws;
      unbiased += of(Cka.Form.UNBIASED, 256, first, second) / draws;
    }
    // sqrt(pq / ((n + p)(n + q))) = 1/2 for n = p = q.
    assertThat(biased).isEqualTo(.5, within(.01));
    assertThat(unbiased).isEqualTo(0, within(.01));
  }

  @Test
  void oneFullBatchIsTheClosedForm() {
    int n = 24;
    float[] first = Rows.gaussian(n, 9, 3);
    float[] second = new float[n * 4];
    for (int r = 0; r < n; r++) {
      for (int c = 0; c < 4; c++) {
        second[r * 4 + c] = first[r * 9 + c] * first[r * 9 + c + 1] + 2;
      }
    }
    double[][] k = products(first, n);
    double[][] l = products(second, n);
    double expected = hsic(k, l) / Math.sqrt(hsic(k, k) * hsic(l, l));
    assertThat(of(Cka.Form.UNBIASED, n, first, second)).isEqualTo(expected, within(1e-6));
  }

  @Test
  void batchesAreSummedBeforeTheyAreDivided() {
    Cka all = new Cka(Cka.Form.UNBIASED, 2);
    Cka later = new Cka(Cka.Form.UNBIASED, 2);
    double both = 0;
    double first = 0;
    double second = 0;
    for (int batch = 0; batch < 3; batch++) {
      float[] x = Rows.gaussian(16, 3, batch);
      float[] y = Rows.gaussian(16, 5, 10 + batch);
      for (int r = 0; r < 16; r++) {
        y[r * 5] += x[r * 3];
      }
      (batch == 0 ? all : later).add(List.of(gram(x, 16), gram(y, 16)));
      double[][] k = products(x, 16);
      double[][] l = products(y, 16);
      both += hsic(k, l);
      first += hsic(k, k);
      second += hsic(l, l);
    }
    all.merge(Cka.from(Cka.Form.UNBIASED, 2, later.sums()));
    assertThat(all.value(0, 1).orElseThrow())
        .isEqualTo(both / Math.sqrt(first * second), within(1e-9));
  }

  @Test
  void columnsMayComeInPieces() {
    float[] rows = Rows.gaussian(8, 6, 5);
    Gram pieces = new Gram(8);
    for (int part = 0; part < 2; part++) {
      float[] columns = new float[8 * 3];
      for (int r = 0; r < 8; r++) {
        System.arraycopy(rows, r * 6 + part * 3, columns, r * 3, 3);
      }
      pieces.addColumns(columns);
    }
    assertThat(pieces.biased()).containsExactly(gram(rows, 8).biased(), within(1e-9));
  }

  @Test
  void aConstantSiteIsUndefined() {
    Cka cka = new Cka(Cka.Form.UNBIASED, 2);
    cka.add(List.of(gram(new float[8], 8), gram(Rows.gaussian(8, 2, 1), 8)));
    assertThat(cka.value(0, 1)).isEmpty();
    assertThatThrownBy(() -> new Gram(3)).hasMessageContaining("at least 4");
  }

  private static double of(Cka.Form form, int n, float[] first, float[] second) {
    Cka cka = new Cka(form, 2);
    cka.add(List.of(gram(first, n), gram(second, n)));
    return cka.value(0, 1).orElseThrow();
  }

  private static Gram gram(float[] rows, int n) {
    Gram gram = new Gram(n);
    gram.addColumns(rows);
    return gram;
  }

  private static double[][] products(float[] rows, int n) {
    int columns = rows.length / n;
    double[][] products = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int c = 0; c < columns; c++) {
          products[i][j] += (double) rows[i * columns + c] * rows[j * columns + c];
        }
      }
    }
    return products;
  }

  /** Song et al. 2012, equation 5, as it stands there. */
  private static double hsic(double[][] k, double[][] l) {
    int n = k.length;
    double trace = 0;
    double sumK = 0;
    double sumL = 0;
    double through = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (i == j) {
          continue;
        }
        trace += k[i][j] * l[j][i];
        sumK += k[i][j];
        sumL += l[i][j];
        for (int m = 0; m < n; m++) {
          through += m == j ? 0 : k[i][j] * l[j][m];
        }
      }
    }
    return (trace + sumK * sumL / ((n - 1.0) * (n - 2.0)) - 2 * through / (n - 2.0))
        / (n * (n - 3.0));
  }
}
