package io.vitrine.viewer.stats;

import java.util.Arrays;

/** How long frames took. */
public final class FrameTimes {
  private long[] nanos = new long[256];
  private int count;

  public void add(long frameNanos) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, count * 2);
    }
    nanos[count++] = frameNanos;
  }

  public int count() {
    return count;
  }

  /**
   * The time in milliseconds that the given part of the frames (0 to 1) did not exceed; 0 without
   * frames.
   */
  public double milliseconds(double part) {
    if (count == 0) {
      return 0;
    }
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    int at = (int) Math.ceil(part * count) - 1;
    return sorted[Math.max(0, at)] / 1e6;
  }
}
