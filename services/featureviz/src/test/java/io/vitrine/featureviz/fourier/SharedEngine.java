package io.vitrine.featureviz.fourier;

import io.vitrine.program.Engine;
import io.vitrine.program.EngineSettings;
import java.util.Optional;

/** The one engine of the test process, with two threads. */
public final class SharedEngine {
  private static final Engine ENGINE =
      Engine.start(new EngineSettings(2, Optional.empty(), EngineSettings.Device.CPU));

  private SharedEngine() {}

  public static Engine get() {
    return ENGINE;
  }
}
