package io.vitrine.analysis.sums;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Means of columns and sums of products of their deviations over rows, in f64: what covariance,
 * correlation, CCA and Procrustes are made of. Pieces merge to what the whole gives, to rounding
 * (Chan, Golub, LeVeque 1979). Not thread-safe.
 */
public final class Comoments {
  private final int columns;
  private long rows;
  private double[] means;
  private final DMatrixRMaj products;

  public Comoments(int columns) {
    if (columns < 1) {
      throw new IllegalArgumentException("columns is " + columns + ", not positive");
    }
    this.columns = columns;
    means = new double[columns];
    products = new DMatrixRMaj(columns, columns);
  }

  /**
   * One that was stored.
   *
   * @param means one per column
   * @param products columns x columns, row by row
   */
  public static Comoments from(long rows, double[] means, double[] products) {
    Comoments sums = new Comoments(means.length);
    if (products.length != means.length * means.length) {
      throw new IllegalArgumentException(
          products.length + " products are not " + means.length + " squared");
    }
    sums.rows = rows;
    sums.means = means.clone();
    sums.products.setData(products.clone());
    return sums;
  }

  /**
   * Adds rows.
   *
   * @param data rows x columns, row by row; all numbers
   */
  public void add(float[] data) {
    if (data.length % columns != 0) {
      throw new IllegalArgumentException(
          data.length + " elements are no whole rows of " + columns + " columns");
    }
    int n = data.length / columns;
    if (n == 0) {
      return;
    }
    double[] mean = new double[columns];
    for (int i = 0; i < data.length; i++) {
      mean[i % columns] += data[i];
    }
    for (int c = 0; c < columns; c++) {
      mean[c] /= n;
    }
    DMatrixRMaj centred = new DMatrixRMaj(n, columns);
    for (int i = 0; i < data.length; i++) {
      centred.data[i] = data[i] - mean[i % columns];
    }
    DMatrixRMaj piece = new DMatrixRMaj(columns, columns);
    CommonOps_DDRM.multTransA(centred, centred, piece);
    merge(n, mean, piece);
  }

  /** Adds what another one has seen. */
  public void merge(Comoments other) {
    if (other.columns != columns) {
      throw new IllegalArgumentException("columns differ: " + columns + " and " + other.columns);
    }
    if (other.rows > 0) {
      merge(other.rows, other.means, other.products);
    }
  }

  private void merge(long n, double[] mean, DMatrixRMaj piece) {
    long all = rows + n;
    double weight = (double) rows * n / all;
    double[] delta = new double[columns];
    for (int c = 0; c < columns; c++) {
      delta[c] = mean[c] - means[c];
      means[c] += delta[c] * n / all;
    }
    for (int i = 0; i < columns; i++) {
      double factor = weight * delta[i];
      int row = i * columns;
      for (int j = 0; j < columns; j++) {
        products.data[row + j] += piece.data[row + j] + factor * delta[j];
      }
    }
    rows = all;
  }

  public int columns() {
    return columns;
  }

  public long rows() {
    return rows;
  }

  /** One per column. */
  public double[] means() {
    return means.clone();
  }

  /** Sums of products of deviations, columns x columns, row by row. */
  public double[] products() {
    return products.data.clone();
  }

  /**
   * A block of the sums of products.
   *
   * @param fromRow first row, inclusive; the others likewise, ends exclusive
   */
  public DMatrixRMaj block(int fromRow, int toRow, int fromColumn, int toColumn) {
    return CommonOps_DDRM.extract(products, fromRow, toRow, fromColumn, toColumn);
  }

  /** Pearson correlation of two columns; NaN where one of them is constant. */
  public double correlation(int a, int b) {
    return products.get(a, b) / Math.sqrt(products.get(a, a) * products.get(b, b));
  }
}
