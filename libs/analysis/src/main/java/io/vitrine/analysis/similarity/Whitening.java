package io.vitrine.analysis.similarity;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Directions of a symmetric matrix of products of deviations, scaled to unit variance. */
final class Whitening {
  /** Relative to the largest eigenvalue; below it a direction is rounding. */
  private static final double SMALLEST = 1e-10;

  private Whitening() {}

  /**
   * columns x kept, largest direction first.
   *
   * @param variance share of the variance to keep, in (0, 1]
   */
  static DMatrixRMaj of(DMatrixRMaj products, double variance) {
    int columns = products.numRows;
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(columns, true, true);
    // The decomposition may write into what it is given.
    if (!eigen.decompose(products.copy())) {
      throw new ArithmeticException("no eigenvalues of a matrix of " + columns + " columns");
    }
    int[] order =
        IntStream.range(0, columns)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -eigen.getEigenvalue(i).getReal()))
            .mapToInt(Integer::intValue)
            .toArray();
    double all = 0;
    for (int i : order) {
      all += Math.max(0, eigen.getEigenvalue(i).getReal());
    }
    double floor = SMALLEST * Math.max(0, eigen.getEigenvalue(order[0]).getReal());
    DMatrixRMaj directions = new DMatrixRMaj(columns, columns);
    int kept = 0;
    double seen = 0;
    while (kept < columns && (kept == 0 || seen < variance * all)) {
      double value = eigen.getEigenvalue(order[kept]).getReal();
      if (value <= floor) {
        break;
      }
      DMatrixRMaj vector = eigen.getEigenVector(order[kept]);
      for (int c = 0; c < columns; c++) {
        directions.set(c, kept, vector.get(c) / Math.sqrt(value));
      }
      seen += value;
      kept++;
    }
    return CommonOps_DDRM.extract(directions, 0, columns, 0, kept);
  }
}
