package io.vitrine.analysis.units;

import io.vitrine.analysis.sums.Comoments;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Over how many directions a layer's values spread; NaN where they are constant.
 *
 * @param effectiveRank exp of the entropy of s_i / sum s, s the singular values of the centred
 *     rows-by-channels matrix (Roy, Vetterli 2007)
 * @param participationRatio (sum l)^2 / sum l^2, l the eigenvalues of its covariance
 */
public record Dimensionality(double effectiveRank, double participationRatio) {
  public static Dimensionality of(Comoments layer) {
    int columns = layer.columns();
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(columns, false, true);
    if (!eigen.decompose(layer.block(0, columns, 0, columns))) {
      throw new ArithmeticException("no eigenvalues of a covariance of " + columns + " columns");
    }
    double sum = 0;
    double squares = 0;
    double roots = 0;
    for (int i = 0; i < columns; i++) {
      double value = Math.max(0, eigen.getEigenvalue(i).getReal());
      sum += value;
      squares += value * value;
      roots += Math.sqrt(value);
    }
    double entropy = 0;
    for (int i = 0; i < columns; i++) {
      double share = Math.sqrt(Math.max(0, eigen.getEigenvalue(i).getReal())) / roots;
      entropy -= share > 0 ? share * Math.log(share) : 0;
    }
    return roots > 0
        ? new Dimensionality(Math.exp(entropy), sum * sum / squares)
        : new Dimensionality(Double.NaN, Double.NaN);
  }
}
