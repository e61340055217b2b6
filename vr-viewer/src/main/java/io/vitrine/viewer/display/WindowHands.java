package io.vitrine.viewer.display;

import static org.lwjgl.glfw.GLFW.*;

import io.vitrine.viewer.action.Device;
import io.vitrine.viewer.action.Key;
import io.vitrine.viewer.display.HandInput.Motion;
import io.vitrine.viewer.display.HandInput.Swing;
import io.vitrine.viewer.render.View;
import io.vitrine.viewer.scene.Ray;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lwjgl.glfw.Callbacks;
import org.lwjgl.glfw.GLFWDropCallback;

/** Mouse and keyboard of one window. Belongs to the thread that draws. */
final class WindowHands implements AutoCloseable {
  private final long window;
  private final Supplier<View> view;
  private final List<Gesture> gestures = new ArrayList<>();
  private boolean inside;
  private boolean looking;
  private boolean redraw = true;
  private double x;
  private double y;
  private double movedX;
  private double movedY;

  /**
   * @param view what the window shows; the pointer lies on it
   */
  WindowHands(long window, Supplier<View> view) {
    this.window = window;
    this.view = view;
    glfwSetCursorEnterCallback(window, (w, entered) -> inside = entered);
    glfwSetCursorPosCallback(window, (w, toX, toY) -> moved(toX, toY));
    glfwSetMouseButtonCallback(window, (w, button, action, mods) -> button(button, action));
    glfwSetScrollCallback(window, (w, dx, dy) -> gestures.add(new Gesture.Wheel((float) dy)));
    glfwSetKeyCallback(window, (w, key, scan, action, mods) -> key(key, action, mods));
    glfwSetWindowCloseCallback(window, w -> gestures.add(new Gesture.Leave()));
    glfwSetWindowRefreshCallback(window, w -> redraw = true);
    glfwSetFramebufferSizeCallback(window, (w, width, height) -> redraw = true);
    glfwSetDropCallback(window, (w, count, names) -> dropped(count, names));
  }

  private void moved(double toX, double toY) {
    if (inside || looking) {
      movedX += toX - x;
      movedY += toY - y;
    }
    inside = true;
    x = toX;
    y = toY;
  }

  private void button(int button, int action) {
    if (button == GLFW_MOUSE_BUTTON_LEFT) {
      gestures.add(new Gesture.Trigger(action == GLFW_PRESS, ray()));
    } else if (button == GLFW_MOUSE_BUTTON_RIGHT) {
      looking = action == GLFW_PRESS;
      glfwSetInputMode(window, GLFW_CURSOR, looking ? GLFW_CURSOR_DISABLED : GLFW_CURSOR_NORMAL);
    }
  }

  private void key(int code, int action, int mods) {
    if (action != GLFW_RELEASE) {
      Optional<Key> key = Keyboard.key(code);
      key.ifPresent(k -> gestures.add(new Gesture.Pressed(k, (mods & GLFW_MOD_CONTROL) != 0)));
    }
  }

  private void dropped(int count, long names) {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      files.add(Path.of(GLFWDropCallback.getName(names, i)));
    }
    gestures.add(new Gesture.Dropped(files));
  }

  /** What was done since the last call. */
  HandInput take() {
    float focal = view.get().focal() / view.get().height() * windowHeight();
    Swing swing = new Swing((float) (movedX / focal), (float) (-movedY / focal));
    movedX = 0;
    movedY = 0;
    HandInput now =
        new HandInput(
            Device.MOUSE,
            inside && !looking ? Optional.of(ray()) : Optional.empty(),
            List.copyOf(gestures),
            motion(),
            swing,
            looking,
            redraw);
    gestures.clear();
    redraw = false;
    return now;
  }

  private Motion motion() {
    boolean control = held(Key.CONTROL);
    // With control the letters are commands.
    float right = control ? 0 : axis(Key.D, Key.A);
    float forward = control ? 0 : axis(Key.W, Key.S);
    return new Motion(
        right,
        axis(Key.SPACE, Key.CONTROL),
        forward,
        axis(Key.LEFT, Key.RIGHT),
        axis(Key.UP, Key.DOWN),
        held(Key.SHIFT));
  }

  private float axis(Key plus, Key minus) {
    return (held(plus) ? 1 : 0) - (held(minus) ? 1 : 0);
  }

  private boolean held(Key key) {
    return glfwGetKey(window, Keyboard.code(key)) == GLFW_PRESS;
  }

  private int windowHeight() {
    int[] height = new int[1];
    glfwGetWindowSize(window, null, height);
    return Math.max(1, height[0]);
  }

  private Ray ray() {
    int[] width = new int[1];
    int[] height = new int[1];
    glfwGetWindowSize(window, width, height);
    float across = (float) (2 * x / Math.max(1, width[0]) - 1);
    float up = (float) (1 - 2 * y / Math.max(1, height[0]));
    return view.get().ray(across, up);
  }

  @Override
  public void close() {
    Callbacks.glfwFreeCallbacks(window);
  }
}
