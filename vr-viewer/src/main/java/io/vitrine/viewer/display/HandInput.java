package io.vitrine.viewer.display;

import io.vitrine.viewer.action.Device;
import io.vitrine.viewer.scene.Pose;
import io.vitrine.viewer.scene.Ray;
import java.util.List;
import java.util.Optional;
import org.joml.Vector3fc;

/**
 * What the hands did since the last frame.
 *
 * @param pointing the device that points
 * @param pointer where it points now; empty while it points nowhere
 * @param gestures in order
 * @param motion keys or sticks that are held
 * @param swing how far the pointer moved
 * @param looking whether that movement turns the eye
 * @param redraw whether the display has lost its picture
 * @param body the walker's own, where it is tracked
 */
public record HandInput(
    Device pointing,
    Optional<Ray> pointer,
    List<Gesture> gestures,
    Motion motion,
    Swing swing,
    boolean looking,
    boolean redraw,
    Body body) {
  /** Of a walker who is not tracked. */
  public HandInput(
      Device pointing,
      Optional<Ray> pointer,
      List<Gesture> gestures,
      Motion motion,
      Swing swing,
      boolean looking,
      boolean redraw) {
    this(pointing, pointer, gestures, motion, swing, looking, redraw, Body.UNTRACKED);
  }

  /** No hands. */
  public static final HandInput NONE =
      new HandInput(
          Device.MOUSE, Optional.empty(), List.of(), Motion.STILL, Swing.NONE, false, false);

  /**
   * Held directions, each -1 to 1.
   *
   * @param turn to the left
   */
  public record Motion(float right, float up, float forward, float turn, float nod, boolean fast) {
    public static final Motion STILL = new Motion(0, 0, 0, 0, 0, false);

    /** Whether anything is held that moves. */
    public boolean moves() {
      return right != 0 || up != 0 || forward != 0 || turn != 0 || nod != 0;
    }
  }

  /**
   * A body in the hall.
   *
   * @param head where it is now
   * @param left where the left hand is, while it holds the hall
   * @param right the same of the right hand
   */
  public record Body(Optional<Pose> head, Optional<Vector3fc> left, Optional<Vector3fc> right) {
    public static final Body UNTRACKED =
        new Body(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Angles in radians: to the right, and upwards. */
  public record Swing(float right, float up) {
    public static final Swing NONE = new Swing(0, 0);
  }
}
