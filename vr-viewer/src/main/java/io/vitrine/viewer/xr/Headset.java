package io.vitrine.viewer.xr;

import io.vitrine.viewer.gl.Canvas;
import io.vitrine.viewer.gl.Gpu;

/**
 * Eyes and hands, and two pictures for the eyes. Belongs to the thread that draws, on which its
 * OpenGL context is current.
 */
public interface Headset extends AutoCloseable {
  Gpu gpu();

  /** Pixels of a row of one eye's picture, as the runtime recommends. */
  int width();

  int height();

  SessionState state();

  /** Whether heights count from the floor; else from where the eye was at first. */
  boolean floor();

  /**
   * Follows the runtime and waits until it is time for the next frame. Every frame that is begun so
   * is to be shown.
   *
   * @return false if there is no frame now; then it has waited a moment
   * @throws XrException if the headset is gone and does not come back
   */
  boolean next(Moment moment);

  /**
   * Shows a frame, one canvas for each eye.
   *
   * @throws XrException if the headset is gone and does not come back
   */
  void show(Moment moment, Canvas[] eyes);

  /**
   * Lets a hand feel something.
   *
   * @param strength 0 to 1
   */
  void feel(int hand, float strength, float seconds);

  /** Whether the walker left by the runtime's own menu. */
  boolean left();

  /** In words: runtime and device. */
  String name();

  @Override
  void close();
}
