package io.vitrine.analysis.similarity;

import io.vitrine.analysis.sums.Comoments;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * What canonical correlations and an orthogonal map say of two values over the same pictures.
 *
 * @param svcca mean canonical correlation of the directions that hold 99 % of each side's variance
 *     (Raghu et al. 2017)
 * @param pwcca mean canonical correlation weighted by how much of the smaller side each direction
 *     explains (Morcos, Raghu, Bengio 2018)
 * @param procrustes |X|^2 + |Y|^2 - 2 |X'Y|_* of the centred values (Ding et al. 2021); 0 when one
 *     is a rotation of the other
 * @param procrustesUnit the same with both scaled to norm 1: between 0 and 2
 * @param enoughRows rows are more than five times the columns of either side; else all but
 *     Procrustes are too high
 */
public record SubspaceSimilarity(
    double svcca, double pwcca, double procrustes, double procrustesUnit, boolean enoughRows) {
  /** Share of variance that SVCCA keeps. */
  public static final double KEPT_VARIANCE = .99;

  private static final int ROWS_PER_COLUMN = 5;

  /**
   * Of sums over rows (x, y) side by side. A side that is constant gives NaN.
   *
   * @param first columns of x
   */
  public static SubspaceSimilarity of(Comoments joint, int first) {
    int all = joint.columns();
    if (first < 1 || first >= all) {
      throw new IllegalArgumentException(
          "the first side has %d of %d columns".formatted(first, all));
    }
    DMatrixRMaj xx = joint.block(0, first, 0, first);
    DMatrixRMaj yy = joint.block(first, all, first, all);
    DMatrixRMaj xy = joint.block(0, first, first, all);
    double x = CommonOps_DDRM.trace(xx);
    double y = CommonOps_DDRM.trace(yy);
    double nuclear = sum(values(singular(xy, false)));
    return new SubspaceSimilarity(
        mean(correlations(xx, yy, xy, KEPT_VARIANCE)),
        projectionWeighted(xx, yy, xy),
        x + y - 2 * nuclear,
        2 - 2 * nuclear / Math.sqrt(x * y),
        joint.rows() > (long) ROWS_PER_COLUMN * Math.max(first, all - first));
  }

  private static double[] correlations(
      DMatrixRMaj xx, DMatrixRMaj yy, DMatrixRMaj xy, double variance) {
    DMatrixRMaj left = Whitening.of(xx, variance);
    DMatrixRMaj right = Whitening.of(yy, variance);
    return left.numCols == 0 || right.numCols == 0
        ? new double[] {Double.NaN}
        : values(singular(between(left, xy, right), false));
  }

  private static double projectionWeighted(DMatrixRMaj xx, DMatrixRMaj yy, DMatrixRMaj xy) {
    DMatrixRMaj left = Whitening.of(xx, 1);
    DMatrixRMaj right = Whitening.of(yy, 1);
    if (left.numCols == 0 || right.numCols == 0) {
      return Double.NaN;
    }
    if (left.numCols > right.numCols) {
      DMatrixRMaj yx = new DMatrixRMaj(xy.numCols, xy.numRows);
      CommonOps_DDRM.transpose(xy, yx);
      return weighted(yy, right, yx, left);
    }
    return weighted(xx, left, xy, right);
  }

  private static double weighted(
      DMatrixRMaj xx, DMatrixRMaj left, DMatrixRMaj xy, DMatrixRMaj right) {
    SingularValueDecomposition_F64<DMatrixRMaj> parts = singular(between(left, xy, right), true);
    DMatrixRMaj directions = parts.getU(null, false);
    // Inner products of canonical variates and columns of x: xx * left * U.
    DMatrixRMaj variates = new DMatrixRMaj(left.numRows, directions.numCols);
    CommonOps_DDRM.mult(left, directions, variates);
    DMatrixRMaj inner = new DMatrixRMaj(xx.numRows, directions.numCols);
    CommonOps_DDRM.mult(xx, variates, inner);
    double[] correlations = values(parts);
    double top = 0;
    double weights = 0;
    for (int i = 0; i < correlations.length; i++) {
      double weight = 0;
      for (int c = 0; c < inner.numRows; c++) {
        weight += Math.abs(inner.get(c, i));
      }
      top += weight * correlations[i];
      weights += weight;
    }
    return top / weights;
  }

  private static DMatrixRMaj between(DMatrixRMaj left, DMatrixRMaj xy, DMatrixRMaj right) {
    DMatrixRMaj half = new DMatrixRMaj(left.numCols, xy.numCols);
    CommonOps_DDRM.multTransA(left, xy, half);
    DMatrixRMaj whole = new DMatrixRMaj(left.numCols, right.numCols);
    CommonOps_DDRM.mult(half, right, whole);
    return whole;
  }

  private static SingularValueDecomposition_F64<DMatrixRMaj> singular(
      DMatrixRMaj matrix, boolean vectors) {
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(matrix.numRows, matrix.numCols, vectors, vectors, true);
    if (!svd.decompose(matrix.copy())) {
      throw new ArithmeticException(
          "no singular values of a matrix of %d x %d".formatted(matrix.numRows, matrix.numCols));
    }
    return svd;
  }

  private static double[] values(SingularValueDecomposition_F64<DMatrixRMaj> parts) {
    return Arrays.copyOf(parts.getSingularValues(), parts.numberOfSingularValues());
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private static double mean(double[] values) {
    return sum(values) / values.length;
  }
}
