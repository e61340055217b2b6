package io.vitrine.featureviz.fourier;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Limits and defaults of the method; vitrine.featureviz.fourier.most-steps is
 * VITRINE_FEATUREVIZ_FOURIER_MOST_STEPS.
 */
@ConfigMapping(prefix = "vitrine.featureviz.fourier")
public interface FourierSettings {
  /** Most pixels of a picture's side. */
  @WithDefault("1024")
  int largestSide();

  /** Most steps of a picture. */
  @WithDefault("16384")
  int mostSteps();

  /** Most pictures optimised as one batch. Part of every result's name. */
  @WithDefault("8")
  int blockSize();

  /**
   * Threads of one operator. Part of every result's name, so it does not follow the machine: more
   * cores are used by more workers.
   */
  @WithDefault("2")
  int threads();
}
