package io.vitrine.layout.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of the layout service. */
@ConfigMapping(prefix = "vitrine.layout")
public interface LayoutSettings {
  /** The largest description of a network that is read, in bytes. */
  @WithDefault("268435456")
  long descriptionBytes();
}
