package io.vitrine.viewer.display;

import io.vitrine.viewer.gl.Canvas;
import io.vitrine.viewer.render.View;

/**
 * Draws frames: {@link #plan} once for each, then {@link #hall} and {@link #front} for each eye.
 */
public interface FramePainter {
  /**
   * Decides what both eyes are to see alike, such as labels.
   *
   * @param view of one eye, or from between two
   * @param seconds since the frame before; at least 0.15 shows labels in full at once
   */
  void plan(View view, float seconds);

  /** Draws the hall. */
  void hall(View view, Canvas canvas);

  /**
   * Draws what is in front of the hall onto what is drawn already; perhaps on a finer canvas, so
   * that text is legible while the hall is drawn coarsely.
   */
  void front(View view, Canvas canvas);
}
