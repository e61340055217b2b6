package io.vitrine.viewer.display;

import io.vitrine.viewer.gl.Canvas;
import io.vitrine.viewer.render.View;

/** Draws one view; a display calls both for each eye, in this order. */
public interface FramePainter {
  /** Draws the hall; {@code seconds} have passed since the frame before. */
  void hall(View view, Canvas canvas, float seconds);

  /**
   * Draws what is in front of the hall onto what is drawn already; perhaps on a finer canvas, so
   * that text is legible while the hall is drawn coarsely.
   */
  void front(View view, Canvas canvas);
}
