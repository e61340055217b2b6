package io.vitrine.analysis.similarity;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Inner products of the rows that the pictures of one minibatch give at one site. Columns may be
 * added in pieces, so a site's whole matrix is never needed at once. Not thread-safe.
 */
public final class Gram {
  /** Below this the unbiased form divides by 0. */
  public static final int LEAST_ROWS = 4;

  private final int rows;
  private final DMatrixRMaj products;

  /** All 0. */
  public Gram(int rows) {
    if (rows < LEAST_ROWS) {
      throw new IllegalArgumentException(
          "a minibatch of " + rows + " pictures is too small: CKA needs at least " + LEAST_ROWS);
    }
    this.rows = rows;
    products = new DMatrixRMaj(rows, rows);
  }

  /**
   * One made elsewhere, on the device for example.
   *
   * @param products rows x rows, row by row
   */
  public static Gram of(int rows, double[] products) {
    if (products.length != rows * rows) {
      throw new IllegalArgumentException(
          products.length + " products are not " + rows + " squared");
    }
    Gram gram = new Gram(rows);
    gram.products.setData(products.clone());
    return gram;
  }

  /**
   * Adds columns.
   *
   * @param data rows x columns, row by row
   */
  public void addColumns(float[] data) {
    if (data.length % rows != 0) {
      throw new IllegalArgumentException(
          data.length + " elements are no whole columns of " + rows + " rows");
    }
    DMatrixRMaj piece = new DMatrixRMaj(rows, data.length / rows);
    for (int i = 0; i < data.length; i++) {
      piece.data[i] = data[i];
    }
    CommonOps_DDRM.multAddTransB(piece, piece, products);
  }

  public int rows() {
    return rows;
  }

  /**
   * Centred so that the sum of products of two such matrices over n (n - 3) is the unbiased HSIC of
   * Song et al. 2012 (the U-centring of Székely and Rizzo 2014); rows x rows, row by row.
   */
  double[] unbiased() {
    double[] centred = products.data.clone();
    for (int i = 0; i < rows; i++) {
      centred[i * rows + i] = 0;
    }
    double[] sums = sums(centred);
    double all = 0;
    for (double sum : sums) {
      all += sum;
    }
    double grand = all / ((rows - 1.0) * (rows - 2.0));
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < rows; j++) {
        int at = i * rows + j;
        centred[at] = i == j ? 0 : centred[at] - (sums[i] + sums[j]) / (rows - 2.0) + grand;
      }
    }
    return centred;
  }

  /**
   * Rows and columns centred to mean 0; the sum of products of two such is (n - 1)^2 times HSIC.
   */
  double[] biased() {
    double[] centred = products.data.clone();
    double[] sums = sums(centred);
    double all = 0;
    for (double sum : sums) {
      all += sum;
    }
    double grand = all / ((double) rows * rows);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < rows; j++) {
        centred[i * rows + j] += grand - (sums[i] + sums[j]) / rows;
      }
    }
    return centred;
  }

  private double[] sums(double[] matrix) {
    double[] sums = new double[rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < rows; j++) {
        sums[i] += matrix[i * rows + j];
      }
    }
    return sums;
  }
}
