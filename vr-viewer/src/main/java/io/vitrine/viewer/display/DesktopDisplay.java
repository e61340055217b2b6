package io.vitrine.viewer.display;

import static org.lwjgl.glfw.GLFW.*;

import io.vitrine.viewer.gl.Canvas;
import io.vitrine.viewer.gl.Gpu;
import io.vitrine.viewer.render.View;
import io.vitrine.viewer.scene.Pose;
import org.joml.Vector3f;
import org.lwjgl.system.Platform;

/**
 * A window, on X11 or Wayland. Where a sharp frame takes long, frames are drawn at half the size as
 * long as something moves, and sharp again when it stands.
 */
public final class DesktopDisplay implements Display {
  /** From this time on a sharp frame is too slow to move with. */
  private static final long SLOW_NANOS = 50_000_000;

  /** How long {@link #hands} waits at most where nothing moves, in seconds. */
  private static final double REST = 0.25;

  private static final float LONGEST_STEP = 0.1f;

  private final GlfwWindow window;
  private final WindowHands hands;
  private Canvas sharp;
  private Canvas quick;

  /** As large as the window, for what is drawn sharply in front of a quick frame. */
  private Canvas plain;

  private Canvas shown;
  private int width;
  private int height;
  private boolean slow;
  private long lastFrame;
  private Pose pose = new Pose(new Vector3f(), 0, 0);

  private DesktopDisplay(GlfwWindow window, int width, int height) {
    this.window = window;
    this.width = width;
    this.height = height;
    sharp = new Canvas(gpu(), width, height, HeadlessDisplay.SAMPLES);
    quick = half();
    plain = new Canvas(gpu(), width, height, 1);
    shown = sharp;
    hands = new WindowHands(window.handle(), this::view);
    lastFrame = System.nanoTime();
    glfwSwapInterval(1);
  }

  private Canvas half() {
    return new Canvas(
        gpu(), Math.max(1, width / 2), Math.max(1, height / 2), HeadlessDisplay.SAMPLES);
  }

  /**
   * @throws DisplayException if no window can be opened, saying why
   */
  public static DesktopDisplay open(int width, int height) {
    GlfwWindow window =
        GlfwWindow.open(
            platform(),
            GLFW_EGL_CONTEXT_API,
            true,
            width,
            height,
            "No window can be opened",
            "Run it on a desktop, set DISPLAY or WAYLAND_DISPLAY, or use --display headless --out"
                + " FILE.png.");
    try {
      int[] w = new int[1];
      int[] h = new int[1];
      glfwGetFramebufferSize(window.handle(), w, h);
      return new DesktopDisplay(window, Math.max(1, w[0]), Math.max(1, h[0]));
    } catch (RuntimeException e) {
      window.close();
      throw e;
    }
  }

  /** Wayland is asked only where it is said to be: its library complains on standard error. */
  private static int platform() {
    boolean noWayland = System.getenv().getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    return noWayland && Platform.get() == Platform.LINUX ? GLFW_PLATFORM_X11 : GLFW_ANY_PLATFORM;
  }

  @Override
  public Gpu gpu() {
    return window.gpu();
  }

  @Override
  public void look(Pose from) {
    pose = from;
  }

  @Override
  public View view() {
    return View.of(pose, HeadlessDisplay.FIELD_OF_VIEW, width, height);
  }

  @Override
  public HandInput hands(boolean lively) {
    if (lively) {
      glfwPollEvents();
    } else {
      glfwWaitEventsTimeout(REST);
      lastFrame = System.nanoTime();
    }
    return hands.take();
  }

  @Override
  public void wake() {
    glfwPostEmptyEvent();
  }

  @Override
  public void title(String text) {
    glfwSetWindowTitle(window.handle(), text);
  }

  @Override
  public boolean frame(FramePainter painter, boolean lively) {
    if (!fit()) {
      return true;
    }
    boolean quickly = lively && slow;
    shown = quickly ? plain : sharp;
    long start = System.nanoTime();
    // What fades has faded by the time that nothing moves.
    float seconds = lively ? Math.min(LONGEST_STEP, (start - lastFrame) / 1e9f) : 1;
    lastFrame = start;
    if (quickly) {
      View coarse = view().drawnAt(quick.width(), quick.height());
      painter.plan(coarse, seconds);
      painter.hall(coarse, quick);
      quick.showOn(plain);
    } else {
      painter.plan(view(), seconds);
      painter.hall(view(), sharp);
    }
    painter.front(view(), shown);
    shown.show(0, width, height);
    glfwSwapBuffers(window.handle());
    if (!quickly) {
      slow = System.nanoTime() - start > SLOW_NANOS;
    }
    return true;
  }

  /** Follows the window's size; false while it has none. */
  private boolean fit() {
    int[] w = new int[1];
    int[] h = new int[1];
    glfwGetFramebufferSize(window.handle(), w, h);
    if (w[0] < 1 || h[0] < 1) {
      return false;
    }
    if (w[0] != width || h[0] != height) {
      width = w[0];
      height = h[0];
      sharp.close();
      quick.close();
      plain.close();
      plain = new Canvas(gpu(), width, height, 1);
      sharp = new Canvas(gpu(), width, height, HeadlessDisplay.SAMPLES);
      quick = half();
      shown = sharp;
    }
    return true;
  }

  @Override
  public int[] pixels() {
    return shown.pixels();
  }

  @Override
  public int width() {
    return shown.width();
  }

  @Override
  public int height() {
    return shown.height();
  }

  @Override
  public void close() {
    hands.close();
    sharp.close();
    quick.close();
    plain.close();
    window.close();
  }
}
