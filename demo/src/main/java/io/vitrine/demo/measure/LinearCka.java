package io.vitrine.demo.measure;

import java.util.OptionalDouble;

/**
 * Linear CKA of two values over the same pictures, by the unbiased HSIC of Song et al. 2012 on
 * minibatches as in Nguyen et al. 2021: sums over batches first, divided once. Not thread-safe.
 */
final class LinearCka {
  private double both;
  private double first;
  private double second;

  /**
   * Adds one minibatch.
   *
   * @param firstGram inner products of the n rows of the first value, n x n, n of at least 4;
   *     changed: its diagonal becomes 0
   * @param secondGram of the second value likewise
   */
  void add(double[][] firstGram, double[][] secondGram) {
    clearDiagonal(firstGram);
    clearDiagonal(secondGram);
    both += hsic(firstGram, secondGram);
    first += hsic(firstGram, firstGram);
    second += hsic(secondGram, secondGram);
  }

  /** The similarity; absent where a denominator is not positive. */
  OptionalDouble value() {
    return first > 0 && second > 0
        ? OptionalDouble.of(both / Math.sqrt(first * second))
        : OptionalDouble.empty();
  }

  private static void clearDiagonal(double[][] gram) {
    for (int i = 0; i < gram.length; i++) {
      gram[i][i] = 0;
    }
  }

  private static double hsic(double[][] a, double[][] b) {
    int n = a.length;
    double product = 0;
    double sumA = 0;
    double sumB = 0;
    double rows = 0;
    for (int i = 0; i < n; i++) {
      double rowA = 0;
      double rowB = 0;
      for (int k = 0; k < n; k++) {
        product += a[i][k] * b[i][k];
        rowA += a[i][k];
        rowB += b[i][k];
      }
      sumA += rowA;
      sumB += rowB;
      rows += rowA * rowB;
    }
    double mean = sumA * sumB / ((n - 1.0) * (n - 2.0));
    return (product + mean - 2 * rows / (n - 2.0)) / (n * (n - 3.0));
  }
}
