package io.vitrine.featureviz.fourier;

/** The settings' defaults. */
public record TestSettings(int largestSide, int mostSteps, int blockSize, int threads)
    implements FourierSettings {
  public TestSettings() {
    this(1024, 16_384, 8, 2);
  }
}
