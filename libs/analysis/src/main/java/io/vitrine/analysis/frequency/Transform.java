package io.vitrine.analysis.frequency;

import org.jtransforms.fft.DoubleFFT_2D;

/** Energies of the two-dimensional discrete Fourier transform of a plane of any size. */
final class Transform {
  private Transform() {}

  /** How much energy lies where. Frequencies in cycles per pixel, radially. */
  record Energy(double above, double all) {
    double share() {
      return above / all;
    }
  }

  /**
   * Energy above a frequency and in all.
   *
   * @param plane height x width, row by row; left as it is
   * @param constant whether frequency 0 counts among all
   */
  static Energy energy(double[] plane, int height, int width, double above, boolean constant) {
    double[] spectrum = new double[2 * plane.length];
    for (int i = 0; i < plane.length; i++) {
      spectrum[2 * i] = plane[i];
    }
    new DoubleFFT_2D(height, width).complexForward(spectrum);
    double high = 0;
    double all = 0;
    for (int v = 0; v < height; v++) {
      for (int u = 0; u < width; u++) {
        int at = 2 * (v * width + u);
        double energy = spectrum[at] * spectrum[at] + spectrum[at + 1] * spectrum[at + 1];
        double frequency =
            Math.hypot(
                (double) Math.min(u, width - u) / width, (double) Math.min(v, height - v) / height);
        all += frequency > 0 || constant ? energy : 0;
        high += frequency > above ? energy : 0;
      }
    }
    return new Energy(high, all);
  }
}
