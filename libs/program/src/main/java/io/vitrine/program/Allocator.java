package io.vitrine.program;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Has glibc keep the memory of one run for the next. By default it gives large blocks back to the
 * kernel at once, and touching new pages takes a third of a run that returns all values.
 */
final class Allocator {
  private static final int M_TRIM_THRESHOLD = -1;
  private static final int M_MMAP_THRESHOLD = -3;

  /** The most that glibc takes. */
  private static final int LARGEST_THRESHOLD = 32 << 20;

  private static final int KEPT_BYTES = 1 << 30;
  private static final AtomicBoolean SET = new AtomicBoolean();

  private Allocator() {}

  private interface C extends Library {
    int mallopt(int parameter, int value);
  }

  /** For the whole process, once. Does nothing where there is no glibc. */
  static void keepMemory() {
    if (!Platform.isLinux() || !SET.compareAndSet(false, true)) {
      return;
    }
    try {
      C c = Native.load("c", C.class);
      c.mallopt(M_MMAP_THRESHOLD, LARGEST_THRESHOLD);
      c.mallopt(M_TRIM_THRESHOLD, KEPT_BYTES);
    } catch (UnsatisfiedLinkError e) {
      // Another C library: slower, not wrong.
      SET.set(true);
    }
  }
}
