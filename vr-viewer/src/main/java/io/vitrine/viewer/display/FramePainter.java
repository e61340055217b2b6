package io.vitrine.viewer.display;

import io.vitrine.viewer.gl.Canvas;
import io.vitrine.viewer.render.View;

/** Draws one view of the hall; a display calls it once for each eye. */
@FunctionalInterface
public interface FramePainter {
  /** Draws one view; {@code seconds} have passed since the frame before. */
  void paint(View view, Canvas canvas, float seconds);
}
