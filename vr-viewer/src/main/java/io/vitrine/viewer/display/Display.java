package io.vitrine.viewer.display;

import io.vitrine.viewer.gl.Gpu;
import io.vitrine.viewer.render.View;
import io.vitrine.viewer.scene.Pose;
import io.vitrine.viewer.text.Placement;
import java.util.Optional;

/**
 * Where pictures go and hands come from. A display owns the OpenGL context and is made and used on
 * one thread. For each frame it says from where the hall is seen and takes what was drawn: one view
 * for a window or a file, two for a headset.
 */
public interface Display extends AutoCloseable {
  /** The context all drawing for this display goes through. */
  Gpu gpu();

  /** From where the next frames are seen; a headset adds the head's own pose. */
  void look(Pose from);

  /** What the next frame sees; of two eyes, what lies between them. */
  View view();

  /**
   * What the hands did since the last call.
   *
   * @param lively whether something moves; else this may wait a moment for the hands, or for {@link
   *     #wake}
   */
  HandInput hands(boolean lively);

  /** Whether the walker is in the picture: the eye goes nowhere by itself, not even on its way. */
  default boolean immersive() {
    return false;
  }

  /**
   * Where something can hang at the wrist that does not point: the middle of its lower edge; right
   * and up are a metre of the walker's own long.
   */
  default Optional<Placement> wrist() {
    return Optional.empty();
  }

  /** How far along its ray the hand points at something, in metres of the hall. */
  default void reach(float metres) {}

  /**
   * Lets the pointing hand feel something.
   *
   * @param strength 0 to 1
   */
  default void feel(float strength, float seconds) {}

  /** Ends the waiting of {@link #hands}. From any thread. */
  void wake();

  /** What is shown, in words. */
  void title(String text);

  /**
   * Shows one frame.
   *
   * @param lively whether the next frame will differ, so that speed matters more than sharpness
   * @return false when the display wants no more frames
   */
  boolean frame(FramePainter painter, boolean lively);

  /** The last frame: sRGB pixels 0xRRGGBB, top row first. */
  int[] pixels();

  /** Pixels of a row of the last frame. */
  int width();

  int height();

  @Override
  void close();
}
