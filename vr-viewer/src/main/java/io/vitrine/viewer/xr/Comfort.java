package io.vitrine.viewer.xr;

/**
 * What keeps one from feeling sick: while the hall moves evenly the picture is dark outside of 60
 * degrees; a jump happens in the blink of an eye.
 */
final class Comfort {
  private static final float FADE_SECONDS = 0.15f;
  private static final float BLINK_SECONDS = 0.12f;

  private float vignette;
  private float blink;

  /** The walker is somewhere else at once. */
  void jumped() {
    blink = 1;
  }

  /** Lets time pass. */
  void pass(float seconds, boolean moving) {
    float step = seconds / FADE_SECONDS;
    vignette = Math.max(0, Math.min(1, vignette + (moving ? step : -step)));
    blink = Math.max(0, blink - seconds / BLINK_SECONDS);
  }

  /** How dark it is outside of 60 degrees, 0 to 1. */
  float vignette() {
    return vignette;
  }

  /** How dark it is everywhere, 0 to 1. */
  float blink() {
    return blink;
  }
}
