package io.vitrine.demo.measure;

/** The discrete Fourier transform of a square plane, by its definition: sides here are small. */
final class Spectrum {
  private final int side;
  private final double[] cosine;
  private final double[] sine;
  private double[][] real;
  private double[][] imaginary;

  Spectrum(double[][] plane) {
    side = plane.length;
    cosine = new double[side];
    sine = new double[side];
    for (int i = 0; i < side; i++) {
      cosine[i] = Math.cos(2 * Math.PI * i / side);
      sine[i] = Math.sin(2 * Math.PI * i / side);
    }
    real = plane;
    imaginary = new double[side][side];
    transform(-1);
    transform(-1);
  }

  /** Removes everything above a radial frequency in cycles per pixel. */
  Spectrum keepUpTo(double frequency) {
    for (int v = 0; v < side; v++) {
      for (int u = 0; u < side; u++) {
        if (Math.hypot(Math.min(u, side - u), Math.min(v, side - v)) / side > frequency) {
          real[v][u] = 0;
          imaginary[v][u] = 0;
        }
      }
    }
    return this;
  }

  /** Transforms back into a plane; the spectrum is used up. */
  void writeTo(double[][] plane) {
    transform(1);
    transform(1);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        plane[y][x] = real[y][x] / (side * side);
      }
    }
  }

  /** Transforms rows and swaps rows with columns, so that doing it twice transforms both. */
  private void transform(int sign) {
    double[][] nextReal = new double[side][side];
    double[][] nextImaginary = new double[side][side];
    for (int y = 0; y < side; y++) {
      for (int u = 0; u < side; u++) {
        double sumReal = 0;
        double sumImaginary = 0;
        for (int x = 0; x < side; x++) {
          int turn = u * x % side;
          double s = sign * sine[turn];
          sumReal += real[y][x] * cosine[turn] - imaginary[y][x] * s;
          sumImaginary += real[y][x] * s + imaginary[y][x] * cosine[turn];
        }
        nextReal[u][y] = sumReal;
        nextImaginary[u][y] = sumImaginary;
      }
    }
    real = nextReal;
    imaginary = nextImaginary;
  }
}
