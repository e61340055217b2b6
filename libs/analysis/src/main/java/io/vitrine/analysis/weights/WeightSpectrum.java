package io.vitrine.analysis.weights;

import java.util.Arrays;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * Singular values of a weight as a matrix of outputs by all else.
 *
 * @param singularValues falling
 * @param stableRank |W|_F^2 / |W|_2^2
 * @param powerLaw of the eigenvalues of W'W; only with at least {@link PowerLaw#LEAST} of them
 */
public record WeightSpectrum(
    double[] singularValues, double stableRank, Optional<PowerLaw> powerLaw) {
  public WeightSpectrum {
    singularValues = singularValues.clone();
  }

  /**
   * Of a weight.
   *
   * @param weight outputs x (inputs * kernel), row by row
   */
  public static WeightSpectrum of(float[] weight, int outputs) {
    if (outputs < 1 || weight.length == 0 || weight.length % outputs != 0) {
      throw new IllegalArgumentException(
          "%d weights are no rows for %d outputs".formatted(weight.length, outputs));
    }
    DMatrixRMaj matrix = new DMatrixRMaj(outputs, weight.length / outputs);
    for (int i = 0; i < weight.length; i++) {
      matrix.data[i] = weight[i];
    }
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(matrix.numRows, matrix.numCols, false, false, true);
    if (!svd.decompose(matrix)) {
      throw new ArithmeticException(
          "no singular values of a weight of %d x %d".formatted(matrix.numRows, matrix.numCols));
    }
    double[] rising = Arrays.copyOf(svd.getSingularValues(), svd.numberOfSingularValues());
    Arrays.sort(rising);
    double[] falling = new double[rising.length];
    double[] eigenvalues = new double[rising.length];
    double sum = 0;
    for (int i = 0; i < rising.length; i++) {
      falling[rising.length - 1 - i] = rising[i];
      eigenvalues[i] = rising[i] * rising[i];
      sum += eigenvalues[i];
    }
    return new WeightSpectrum(falling, sum / (falling[0] * falling[0]), PowerLaw.fit(eigenvalues));
  }
}
