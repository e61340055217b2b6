package io.vitrine.viewer.display;

import static org.lwjgl.glfw.GLFW.*;
import static org.lwjgl.system.MemoryUtil.NULL;

import io.vitrine.viewer.gl.Gpu;
import org.lwjgl.glfw.GLFWErrorCallback;
import org.lwjgl.opengl.GL;
import org.lwjgl.system.Configuration;

/** One GLFW window, seen or not, with an OpenGL 4.5 context that is current on this thread. */
public final class GlfwWindow implements AutoCloseable {
  private final long handle;
  private final Gpu gpu;

  private GlfwWindow(long handle, Gpu gpu) {
    this.handle = handle;
    this.gpu = gpu;
  }

  /**
   * Opens a window.
   *
   * @param platform GLFW's number of the window system
   * @param contexts GLFW's number of the interface that makes the context: EGL or the system's own
   * @throws DisplayException starting with {@code failure}, if there is none or it has no OpenGL
   */
  public static GlfwWindow open(
      int platform,
      int contexts,
      boolean seen,
      int width,
      int height,
      String failure,
      String install) {
    StringBuilder reasons = new StringBuilder();
    try {
      GLFWErrorCallback callback =
          GLFWErrorCallback.create(
              (code, text) -> reasons.append(GLFWErrorCallback.getDescription(text)).append(' '));
      glfwSetErrorCallback(callback);
      try {
        glfwInitHint(GLFW_PLATFORM, platform);
        long handle = glfwInit() ? create(contexts, seen, width, height) : NULL;
        if (handle == NULL) {
          glfwTerminate();
          throw new DisplayException(failure + " (" + reasons.toString().strip() + "). " + install);
        }
        return on(handle, contexts);
      } finally {
        glfwSetErrorCallback(null);
        callback.free();
      }
    } catch (UnsatisfiedLinkError e) {
      throw new DisplayException(
          "The OpenGL library is missing (" + e.getMessage() + "). " + install);
    }
  }

  private static long create(int contexts, boolean seen, int width, int height) {
    glfwDefaultWindowHints();
    glfwWindowHint(GLFW_CONTEXT_CREATION_API, contexts);
    glfwWindowHint(GLFW_VISIBLE, seen ? GLFW_TRUE : GLFW_FALSE);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 4);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 5);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_DEBUG_CONTEXT, GLFW_TRUE);
    // The hall is drawn on a canvas of its own.
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "vitrine");
    glfwWindowHintString(GLFW_WAYLAND_APP_ID, "vitrine");
    return glfwCreateWindow(width, height, "Vitrine", NULL, NULL);
  }

  private static GlfwWindow on(long handle, int contexts) {
    try {
      glfwMakeContextCurrent(handle);
      Configuration.OPENGL_CONTEXT_API.set(contexts == GLFW_EGL_CONTEXT_API ? "EGL" : "native");
      return new GlfwWindow(handle, Gpu.ofCurrentContext());
    } catch (RuntimeException e) {
      end(handle);
      throw e;
    }
  }

  public long handle() {
    return handle;
  }

  public Gpu gpu() {
    return gpu;
  }

  /** Makes the context current on this thread again. */
  public void makeCurrent() {
    glfwMakeContextCurrent(handle);
  }

  /** Ends GLFW too. */
  @Override
  public void close() {
    if (!gpu.live().isEmpty()) {
      System.err.println("vitrine view: OpenGL objects were left open: " + gpu.live());
    }
    gpu.close();
    end(handle);
  }

  private static void end(long handle) {
    glfwMakeContextCurrent(NULL);
    GL.setCapabilities(null);
    glfwDestroyWindow(handle);
    glfwTerminate();
  }
}
