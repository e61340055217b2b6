package io.vitrine.analysis.similarity;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Linear centred kernel alignment of every pair of sites (Kornblith et al. 2019), over minibatches
 * of fixed membership (Nguyen et al. 2021): numerators and denominators are summed over the batches
 * first and divided once. Pieces merge. Not thread-safe.
 */
public final class Cka {
  /** Which estimate of HSIC. */
  public enum Form {
    /** HSIC1 of Song et al. 2012: 0 in the mean for independent values, whatever their width. */
    UNBIASED,
    /** With the diagonal: above 0 for independent values, the more the wider they are. */
    BIASED
  }

  private static final double ROOT_OF_TWO = Math.sqrt(2);

  private final Form form;
  private final DMatrixRMaj sums;

  public Cka(Form form, int sites) {
    this.form = form;
    sums = new DMatrixRMaj(sites, sites);
  }

  /**
   * One that was stored.
   *
   * @param sums sites x sites, row by row
   */
  public static Cka from(Form form, int sites, double[] sums) {
    if (sums.length != sites * sites) {
      throw new IllegalArgumentException(sums.length + " sums are not " + sites + " squared");
    }
    Cka cka = new Cka(form, sites);
    cka.sums.setData(sums.clone());
    return cka;
  }

  /**
   * Adds one minibatch.
   *
   * @param grams one per site, of the same pictures in the same order
   */
  public void add(List<Gram> grams) {
    if (grams.size() != sums.numRows) {
      throw new IllegalArgumentException(grams.size() + " matrices for " + sums.numRows + " sites");
    }
    add(grams.get(0).rows(), grams::get);
  }

  /**
   * Adds one minibatch, one site's matrix at a time.
   *
   * @param rows pictures of the minibatch
   * @param grams by site, of the same pictures in the same order; each is asked for once
   */
  public void add(int rows, IntFunction<Gram> grams) {
    int sites = sums.numRows;
    // Symmetric: half of the products, those off the diagonal counting twice.
    int packed = rows * (rows + 1) / 2;
    DMatrixRMaj centred = new DMatrixRMaj(sites, packed);
    for (int site = 0; site < sites; site++) {
      Gram gram = grams.apply(site);
      if (gram.rows() != rows) {
        throw new IllegalArgumentException(
            "site %d has %d pictures, site 0 has %d".formatted(site, gram.rows(), rows));
      }
      double[] matrix = form == Form.UNBIASED ? gram.unbiased() : gram.biased();
      int at = site * packed;
      for (int i = 0; i < rows; i++) {
        centred.data[at++] = matrix[i * rows + i];
        for (int j = i + 1; j < rows; j++) {
          centred.data[at++] = matrix[i * rows + j] * ROOT_OF_TWO;
        }
      }
    }
    double scale =
        form == Form.UNBIASED ? 1 / (rows * (rows - 3.0)) : 1 / ((rows - 1.0) * (rows - 1.0));
    CommonOps_DDRM.multAddTransB(scale, centred, centred, sums);
  }

  /** Adds the batches of another one. */
  public void merge(Cka other) {
    if (other.form != form || other.sums.numRows != sums.numRows) {
      throw new IllegalArgumentException("these are sums of another form or of other sites");
    }
    CommonOps_DDRM.addEquals(sums, other.sums);
  }

  /** sites x sites, row by row; to be stored. */
  public double[] sums() {
    return sums.data.clone();
  }

  /** The similarity, unclipped; absent (undefined) where a denominator is not positive. */
  public OptionalDouble value(int a, int b) {
    double first = sums.get(a, a);
    double second = sums.get(b, b);
    return first > 0 && second > 0
        ? OptionalDouble.of(sums.get(a, b) / Math.sqrt(first * second))
        : OptionalDouble.empty();
  }
}
