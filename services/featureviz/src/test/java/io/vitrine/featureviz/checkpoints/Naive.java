package io.vitrine.featureviz.checkpoints;

import java.util.Arrays;

/** The metrics as their papers write them, over whole matrices, in plain loops. */
final class Naive {
  private Naive() {}

  /** Means over positions: pictures x channels. */
  static double[][] pooled(double[][] values, int channels) {
    double[][] pooled = new double[values.length][channels];
    for (int row = 0; row < values.length; row++) {
      int positions = values[row].length / channels;
      for (int channel = 0; channel < channels; channel++) {
        double sum = 0;
        for (int i = 0; i < positions; i++) {
          sum += values[row][channel * positions + i];
        }
        pooled[row][channel] = sum / positions;
      }
    }
    return pooled;
  }

  private static double[][] gram(double[][] rows) {
    double[][] gram = new double[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        for (int c = 0; c < rows[i].length; c++) {
          gram[i][j] += rows[i][c] * rows[j][c];
        }
      }
    }
    return gram;
  }

  /** Song et al. 2012, equation 5: trace, sums and sums of products of K~ and L~. */
  private static double hsic1(double[][] k, double[][] l) {
    int n = k.length;
    double trace = 0;
    double sumK = 0;
    double sumL = 0;
    double product = 0;
    for (int i = 0; i < n; i++) {
      double rowK = 0;
      double rowL = 0;
      for (int j = 0; j < n; j++) {
        if (i != j) {
          trace += k[i][j] * l[j][i];
          rowK += k[i][j];
          rowL += l[i][j];
        }
      }
      sumK += rowK;
      sumL += rowL;
      product += rowK * rowL;
    }
    return (trace + sumK * sumL / ((n - 1.0) * (n - 2.0)) - 2 * product / (n - 2.0))
        / (n * (n - 3.0));
  }

  static double cka(double[][] x, double[][] y) {
    double[][] k = gram(x);
    double[][] l = gram(y);
    return hsic1(k, l) / Math.sqrt(hsic1(k, k) * hsic1(l, l));
  }

  /** Kornblith et al. 2019: |Y'X|^2 / (|X'X| |Y'Y|) of centred values. */
  static double biasedCka(double[][] x, double[][] y) {
    double[][] a = centred(x);
    double[][] b = centred(y);
    return squared(a, b) / Math.sqrt(squared(a, a) * squared(b, b));
  }

  private static double squared(double[][] x, double[][] y) {
    double sum = 0;
    for (int i = 0; i < x[0].length; i++) {
      for (int j = 0; j < y[0].length; j++) {
        double product = 0;
        for (int row = 0; row < x.length; row++) {
          product += x[row][i] * y[row][j];
        }
        sum += product * product;
      }
    }
    return sum;
  }

  static double[][] centred(double[][] rows) {
    double[][] centred = new double[rows.length][];
    int columns = rows[0].length;
    double[] means = new double[columns];
    for (double[] row : rows) {
      for (int c = 0; c < columns; c++) {
        means[c] += row[c] / rows.length;
      }
    }
    for (int r = 0; r < rows.length; r++) {
      centred[r] = new double[columns];
      for (int c = 0; c < columns; c++) {
        centred[r][c] = rows[r][c] - means[c];
      }
    }
    return centred;
  }

  /**
   * (sum of squares)^2 over sum of fourth powers of singular values, by traces of the Gram matrix.
   */
  static double participationRatio(double[][] rows) {
    double[][] gram = gram(centred(rows));
    double trace = 0;
    double squares = 0;
    for (int i = 0; i < gram.length; i++) {
      trace += gram[i][i];
      for (int j = 0; j < gram.length; j++) {
        squares += gram[i][j] * gram[j][i];
      }
    }
    return trace * trace / squares;
  }

  static double[] all(double[][] values) {
    return Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray();
  }

  /** Standardised moment. */
  static double moment(double[] values, int power) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double variance =
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    return Arrays.stream(values).map(v -> Math.pow(v - mean, power)).average().orElseThrow()
        / Math.pow(variance, power / 2.0);
  }

  static int largest(double[] logits) {
    int at = 0;
    for (int i = 1; i < logits.length; i++) {
      at = logits[i] > logits[at] ? i : at;
    }
    return at;
  }

  static double loss(double[] logits, int label) {
    double sum = 0;
    for (double logit : logits) {
      sum += Math.exp(logit);
    }
    return Math.log(sum) - logits[label];
  }
}
