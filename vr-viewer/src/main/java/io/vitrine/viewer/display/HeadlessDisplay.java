package io.vitrine.viewer.display;

import static org.lwjgl.glfw.GLFW.GLFW_EGL_CONTEXT_API;
import static org.lwjgl.glfw.GLFW.GLFW_PLATFORM_NULL;

import io.vitrine.viewer.gl.Canvas;
import io.vitrine.viewer.gl.GlException;
import io.vitrine.viewer.gl.Gpu;
import io.vitrine.viewer.render.View;
import io.vitrine.viewer.scene.Pose;
import java.util.Optional;

/** Draws into memory: no screen, no window system, on a GPU or on Mesa's software renderer. */
public final class HeadlessDisplay implements Display {
  /** Samples per pixel. */
  public static final int SAMPLES = 4;

  /** The upright angle of view. */
  public static final float FIELD_OF_VIEW = (float) Math.toRadians(62);

  private static final float UNHURRIED = 1;

  private final GlfwWindow window;
  private final Canvas canvas;
  private Optional<Pose> pose = Optional.empty();

  private HeadlessDisplay(GlfwWindow window, Canvas canvas) {
    this.window = window;
    this.canvas = canvas;
  }

  /**
   * @throws DisplayException if this machine has no OpenGL, saying what to install
   * @throws GlException if it has, but too old or too small a one
   */
  public static HeadlessDisplay open(int width, int height) {
    GlfwWindow window =
        GlfwWindow.open(
            GLFW_PLATFORM_NULL,
            GLFW_EGL_CONTEXT_API,
            false,
            16,
            16,
            "No OpenGL without a screen on this machine",
            "Install EGL and a driver; on Debian: apt-get install libegl1 libgl1 libgl1-mesa-dri");
    try {
      return new HeadlessDisplay(window, new Canvas(window.gpu(), width, height, SAMPLES));
    } catch (RuntimeException e) {
      window.close();
      throw e;
    }
  }

  @Override
  public void look(Pose from) {
    pose = Optional.of(from);
  }

  @Override
  public Gpu gpu() {
    return window.gpu();
  }

  @Override
  public View view() {
    Pose from =
        pose.orElseThrow(
            () -> new IllegalStateException("look from somewhere before the first frame"));
    return View.of(from, FIELD_OF_VIEW, canvas.width(), canvas.height());
  }

  @Override
  public HandInput hands(boolean lively) {
    return HandInput.NONE;
  }

  @Override
  public void wake() {
    // Nobody waits here.
  }

  @Override
  public void title(String text) {
    // Nobody reads it.
  }

  /** Draws one frame and waits until it is done. */
  @Override
  public boolean frame(FramePainter painter, boolean lively) {
    painter.plan(view(), UNHURRIED);
    painter.hall(view(), canvas);
    painter.front(view(), canvas);
    window.gpu().finish();
    return true;
  }

  @Override
  public int[] pixels() {
    return canvas.pixels();
  }

  @Override
  public int width() {
    return canvas.width();
  }

  @Override
  public int height() {
    return canvas.height();
  }

  @Override
  public void close() {
    canvas.close();
    window.close();
  }
}
