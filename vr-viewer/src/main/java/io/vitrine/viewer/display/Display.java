package io.vitrine.viewer.display;

import io.vitrine.viewer.gl.Gpu;

/**
 * Where pictures go. A display owns the OpenGL context and is made and used on one thread. For each
 * frame it says from where the hall is seen and takes what was drawn: one view for a window or a
 * file, two for a headset.
 */
public interface Display extends AutoCloseable {
  /** The context all drawing for this display goes through. */
  Gpu gpu();

  /**
   * Shows one frame.
   *
   * @return false when the display wants no more frames
   */
  boolean frame(FramePainter painter);

  @Override
  void close();
}
