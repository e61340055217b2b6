package io.vitrine.analysis;

import java.util.Random;

/** Matrices for tests. */
public final class Rows {
  private Rows() {}

  /** Independent standard normal elements. */
  public static float[] gaussian(int rows, int columns, long seed) {
    Random random = new Random(seed);
    float[] data = new float[rows * columns];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) random.nextGaussian();
    }
    return data;
  }

  /** Columns of mean 0 and norm 1, each orthogonal to all others: cosines of the discrete basis. */
  public static double[][] orthonormalColumns(int rows, int columns) {
    double[][] result = new double[columns][rows];
    for (int c = 0; c < columns; c++) {
      for (int r = 0; r < rows; r++) {
        result[c][r] = Math.sqrt(2.0 / rows) * Math.cos(Math.PI * (r + .5) * (c + 1) / rows);
      }
    }
    return result;
  }

  /** Columns beside each other, row by row. */
  public static float[] of(double[]... columns) {
    int rows = columns[0].length;
    float[] data = new float[rows * columns.length];
    for (int c = 0; c < columns.length; c++) {
      for (int r = 0; r < rows; r++) {
        data[r * columns.length + c] = (float) columns[c][r];
      }
    }
    return data;
  }

  /** A weighted sum of two columns. */
  public static double[] mix(double a, double[] first, double b, double[] second) {
    double[] mixed = new double[first.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = a * first[i] + b * second[i];
    }
    return mixed;
  }
}
