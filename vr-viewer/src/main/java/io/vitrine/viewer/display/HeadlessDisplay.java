package io.vitrine.viewer.display;

import static org.lwjgl.glfw.GLFW.*;
import static org.lwjgl.system.MemoryUtil.NULL;

import io.vitrine.viewer.gl.Canvas;
import io.vitrine.viewer.gl.GlException;
import io.vitrine.viewer.gl.Gpu;
import io.vitrine.viewer.render.View;
import io.vitrine.viewer.scene.Pose;
import java.util.Optional;
import org.lwjgl.glfw.GLFWErrorCallback;
import org.lwjgl.opengl.GL;
import org.lwjgl.system.Configuration;

/** Draws into memory: no screen, no window system, on a GPU or on Mesa's software renderer. */
public final class HeadlessDisplay implements Display {
  /** Samples per pixel. */
  public static final int SAMPLES = 4;

  /** The upright angle of view. */
  public static final float FIELD_OF_VIEW = (float) Math.toRadians(62);

  private static final float UNHURRIED = 1;
  private static final String INSTALL =
      "Install EGL and a driver; on Debian: apt-get install libegl1 libgl1 libgl1-mesa-dri";

  private final long window;
  private final Gpu gpu;
  private final Canvas canvas;
  private Optional<Pose> pose = Optional.empty();

  private HeadlessDisplay(long window, Gpu gpu, Canvas canvas) {
    this.window = window;
    this.gpu = gpu;
    this.canvas = canvas;
  }

  /**
   * @throws DisplayException if this machine has no OpenGL, saying what to install
   * @throws GlException if it has, but too old or too small a one
   */
  public static HeadlessDisplay open(int width, int height) {
    StringBuilder reasons = new StringBuilder();
    try {
      GLFWErrorCallback callback =
          GLFWErrorCallback.create(
              (code, text) -> reasons.append(GLFWErrorCallback.getDescription(text)).append(' '));
      glfwSetErrorCallback(callback);
      try {
        glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_NULL);
        return on(glfwInit() ? createWindow() : NULL, reasons, width, height);
      } finally {
        glfwSetErrorCallback(null);
        callback.free();
      }
    } catch (UnsatisfiedLinkError e) {
      throw new DisplayException(
          "The OpenGL library is missing (" + e.getMessage() + "). " + INSTALL);
    }
  }

  private static HeadlessDisplay on(long window, StringBuilder reasons, int width, int height) {
    try {
      if (window == NULL) {
        throw new DisplayException(
            "No OpenGL without a screen on this machine ("
                + reasons.toString().strip()
                + "). "
                + INSTALL);
      }
      return on(window, width, height);
    } catch (RuntimeException e) {
      close(window);
      throw e;
    }
  }

  private static long createWindow() {
    glfwDefaultWindowHints();
    glfwWindowHint(GLFW_CONTEXT_CREATION_API, GLFW_EGL_CONTEXT_API);
    glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 4);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 5);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_DEBUG_CONTEXT, GLFW_TRUE);
    return glfwCreateWindow(16, 16, "vitrine", NULL, NULL);
  }

  private static HeadlessDisplay on(long window, int width, int height) {
    glfwMakeContextCurrent(window);
    Configuration.OPENGL_CONTEXT_API.set("EGL");
    Gpu gpu = Gpu.ofCurrentContext();
    try {
      return new HeadlessDisplay(window, gpu, new Canvas(gpu, width, height, SAMPLES));
    } catch (RuntimeException e) {
      gpu.close();
      throw e;
    }
  }

  /** From where the next frames are seen. */
  public void look(Pose from) {
    pose = Optional.of(from);
  }

  @Override
  public Gpu gpu() {
    return gpu;
  }

  /** Draws one frame and waits until it is done. */
  @Override
  public boolean frame(FramePainter painter) {
    Pose from =
        pose.orElseThrow(
            () -> new IllegalStateException("look from somewhere before the first frame"));
    painter.paint(View.of(from, FIELD_OF_VIEW, canvas.width(), canvas.height()), canvas, UNHURRIED);
    gpu.finish();
    return true;
  }

  /** The last frame: sRGB pixels 0xRRGGBB, top row first. */
  public int[] pixels() {
    return canvas.pixels();
  }

  public int width() {
    return canvas.width();
  }

  public int height() {
    return canvas.height();
  }

  @Override
  public void close() {
    canvas.close();
    gpu.close();
    close(window);
  }

  private static void close(long window) {
    if (window != NULL) {
      glfwMakeContextCurrent(NULL);
      GL.setCapabilities(null);
      glfwDestroyWindow(window);
    }
    glfwTerminate();
  }
}
