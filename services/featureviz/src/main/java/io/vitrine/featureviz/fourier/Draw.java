package io.vitrine.featureviz.fourier;

import io.vitrine.featureviz.draws.CounterRandom;

/**
 * The transformation of one step. Depends on seed and step alone, so that a whole batch shares it.
 *
 * @param top rows cut off by the first jitter, 0 to its size
 * @param left columns cut off by the first jitter
 * @param percent scale, 90 to 110
 * @param degrees angle, counted from the x axis to the y axis, which points down
 * @param secondTop rows cut off by the second jitter
 * @param secondLeft columns cut off by the second jitter
 */
record Draw(int top, int left, int percent, int degrees, int secondTop, int secondLeft) {
  private static final int SCALES = 11;
  private static final int SMALLEST_PERCENT = 90;
  private static final int LARGEST_ANGLE = 10;
  private static final int EXTRA_ZEROS = 5;

  /** The draw of one step, counted from 0. */
  static Draw of(long seed, int step, Jitter jitter) {
    CounterRandom random = CounterRandom.of("transformation", seed, step);
    int top = random.below(jitter.first() + 1);
    int left = random.below(jitter.first() + 1);
    int percent = SMALLEST_PERCENT + 2 * random.below(SCALES);
    int angle = random.below(2 * LARGEST_ANGLE + 1 + EXTRA_ZEROS) - LARGEST_ANGLE;
    return new Draw(
        top,
        left,
        percent,
        angle > LARGEST_ANGLE ? 0 : angle,
        random.below(jitter.second() + 1),
        random.below(jitter.second() + 1));
  }

  /** A side of the picture once it is scaled, rounded half up. */
  int scaled(int side) {
    return (side * percent + 50) / 100;
  }
}
