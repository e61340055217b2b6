package io.vitrine.viewer.display;

import io.vitrine.viewer.action.ControllerButton;
import io.vitrine.viewer.action.Key;
import io.vitrine.viewer.scene.Ray;
import java.nio.file.Path;
import java.util.List;

/** One thing the walker did, whatever is in the hands. */
public sealed interface Gesture {
  /**
   * The trigger or the first mouse button.
   *
   * @param ray where it pointed then
   */
  record Trigger(boolean down, Ray ray) implements Gesture {}

  /** A key went down, or repeats. */
  record Pressed(Key key, boolean control) implements Gesture {}

  /** A controller's button went down. */
  record Pushed(ControllerButton button) implements Gesture {}

  /**
   * A step of a turn.
   *
   * @param way -1 to the left, 1 to the right
   */
  record Turned(int way) implements Gesture {}

  /** The wheel; positive is away from the walker. */
  record Wheel(float steps) implements Gesture {}

  /** Files were dropped onto the window. */
  record Dropped(List<Path> files) implements Gesture {}

  /** The window is to close, or the headset was put away. */
  record Leave() implements Gesture {}
}
