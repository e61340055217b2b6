package io.vitrine.viewer.display;

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

  /** The wheel; positive is away from the walker. */
  record Wheel(float steps) implements Gesture {}

  /** Files were dropped onto the window. */
  record Dropped(List<Path> files) implements Gesture {}

  /** The window is to close, or the headset was put away. */
  record Leave() implements Gesture {}
}
