package io.vitrine.featureviz.fourier;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What of models is kept loaded between blocks. */
@ConfigMapping(prefix = "vitrine.featureviz.models")
public interface ModelSettings {
  /** Networks kept read. */
  @WithDefault("8")
  long networks();

  /** Programs kept loaded. */
  @WithDefault("16")
  long programs();

  /** Bytes of weights kept loaded. */
  @WithDefault("2147483648")
  long weightBytes();
}
