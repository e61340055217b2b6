package io.vitrine.featureviz.fourier;

import java.util.Random;

/**
 * A picture with the spectrum of another and phases at random: same colours, same frequencies, no
 * shapes.
 */
final class PhaseScramble {
  private PhaseScramble() {}

  /**
   * @param picture planes of n x n
   */
  static float[] of(float[] picture, int n, long seed) {
    // The phases of noise, the same for all colours, so that colours stay together.
    Random random = new Random(seed);
    double[][] noise = new double[2][n * n];
    for (int i = 0; i < n * n; i++) {
      noise[0][i] = random.nextGaussian();
    }
    double[][] phases = transform(noise, n, -1);
    float[] scrambled = new float[picture.length];
    for (int plane = 0; plane < picture.length / (n * n); plane++) {
      double[][] colour = new double[2][n * n];
      for (int i = 0; i < n * n; i++) {
        colour[0][i] = picture[plane * n * n + i];
      }
      double[][] waves = transform(colour, n, -1);
      for (int i = 1; i < n * n; i++) {
        double length = Math.hypot(phases[0][i], phases[1][i]);
        double cos = phases[0][i] / length;
        double sin = phases[1][i] / length;
        double real = waves[0][i] * cos - waves[1][i] * sin;
        waves[1][i] = waves[0][i] * sin + waves[1][i] * cos;
        waves[0][i] = real;
      }
      double[][] back = transform(waves, n, 1);
      for (int i = 0; i < n * n; i++) {
        scrambled[plane * n * n + i] =
            (float) Math.max(0, Math.min(1, back[0][i] / ((double) n * n)));
      }
    }
    return scrambled;
  }

  /** The transform along rows, transposed, and again: in its slow form, which is plain. */
  private static double[][] transform(double[][] in, int n, int sign) {
    return alongRows(alongRows(in, n, sign), n, sign);
  }

  private static double[][] alongRows(double[][] in, int n, int sign) {
    double[] cos = new double[n];
    double[] sin = new double[n];
    for (int i = 0; i < n; i++) {
      cos[i] = Math.cos(2 * Math.PI * i / n);
      sin[i] = sign * Math.sin(2 * Math.PI * i / n);
    }
    double[][] out = new double[2][n * n];
    for (int row = 0; row < n; row++) {
      for (int f = 0; f < n; f++) {
        double real = 0;
        double imaginary = 0;
        for (int x = 0; x < n; x++) {
          int turn = f * x % n;
          double a = in[0][row * n + x];
          double b = in[1][row * n + x];
          real += a * cos[turn] - b * sin[turn];
          imaginary += a * sin[turn] + b * cos[turn];
        }
        out[0][f * n + row] = real;
        out[1][f * n + row] = imaginary;
      }
    }
    return out;
  }
}
