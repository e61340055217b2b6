package io.vitrine.program;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How libtorch is set up.
 *
 * @param threads threads of one operator, 1 to 1,024
 * @param natives folder that libtorch (432 MB) is unpacked into at the first start; empty for the
 *     one that DJL_CACHE_DIR or DJL's default names
 * @param device where programs run
 */
public record EngineSettings(int threads, Optional<Path> natives, Device device) {
  private static final int MOST_THREADS = 1024;

  /** Where programs run. */
  public enum Device {
    CPU,
    CUDA
  }

  public EngineSettings {
    if (threads < 1 || threads > MOST_THREADS) {
      throw ProgramException.invalid("threads is %d, not 1 to %d".formatted(threads, MOST_THREADS));
    }
  }

  /** As many threads as the machine has processors, on the CPU. */
  public static EngineSettings standard() {
    return new EngineSettings(
        Runtime.getRuntime().availableProcessors(), Optional.empty(), Device.CPU);
  }
}
