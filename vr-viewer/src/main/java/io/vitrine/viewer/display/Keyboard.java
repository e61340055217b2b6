package io.vitrine.viewer.display;

import static org.lwjgl.glfw.GLFW.*;

import io.vitrine.viewer.action.Key;
import java.util.Map;
import java.util.Optional;

/** GLFW's numbers of the keys. */
final class Keyboard {
  private static final Map<Key, Integer> CODES =
      Map.ofEntries(
          Map.entry(Key.SPACE, GLFW_KEY_SPACE),
          Map.entry(Key.SHIFT, GLFW_KEY_LEFT_SHIFT),
          Map.entry(Key.CONTROL, GLFW_KEY_LEFT_CONTROL),
          Map.entry(Key.ENTER, GLFW_KEY_ENTER),
          Map.entry(Key.ESCAPE, GLFW_KEY_ESCAPE),
          Map.entry(Key.LEFT, GLFW_KEY_LEFT),
          Map.entry(Key.RIGHT, GLFW_KEY_RIGHT),
          Map.entry(Key.UP, GLFW_KEY_UP),
          Map.entry(Key.DOWN, GLFW_KEY_DOWN),
          Map.entry(Key.PAGE_UP, GLFW_KEY_PAGE_UP),
          Map.entry(Key.PAGE_DOWN, GLFW_KEY_PAGE_DOWN),
          Map.entry(Key.MINUS, GLFW_KEY_MINUS),
          Map.entry(Key.EQUAL, GLFW_KEY_EQUAL),
          Map.entry(Key.COMMA, GLFW_KEY_COMMA),
          Map.entry(Key.PERIOD, GLFW_KEY_PERIOD),
          Map.entry(Key.LEFT_BRACKET, GLFW_KEY_LEFT_BRACKET),
          Map.entry(Key.RIGHT_BRACKET, GLFW_KEY_RIGHT_BRACKET),
          Map.entry(Key.F1, GLFW_KEY_F1),
          Map.entry(Key.F12, GLFW_KEY_F12));

  private Keyboard() {}

  static int code(Key key) {
    Integer code = CODES.get(key);
    return code != null ? code : GLFW_KEY_A + key.name().charAt(0) - 'A';
  }

  static Optional<Key> key(int code) {
    for (Key key : Key.values()) {
      if (code(key) == code) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }
}
