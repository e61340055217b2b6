package io.vitrine.viewer.gl;

import static org.lwjgl.opengl.GL45C.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lwjgl.opengl.GL;
import org.lwjgl.opengl.GLCapabilities;
import org.lwjgl.opengl.GLDebugMessageCallback;

/**
 * The OpenGL context that is current on this thread, and the count of all that lives in it. Every
 * object of this package is made for one {@code Gpu} and reports its birth and its end to it, so
 * that a leak shows as a number.
 *
 * <p>Errors that the driver reports are collected and thrown by {@link #check}, never from inside
 * the driver.
 */
public final class Gpu implements AutoCloseable {
  private static final int ERRORS_KEPT = 20;

  private final Map<String, Integer> live = new TreeMap<>();
  private final List<String> errors = new ArrayList<>();
  private final GLDebugMessageCallback callback;
  private final String renderer;
  private long drawCalls;
  private long uploadedBytes;

  private Gpu() {
    callback =
        GLDebugMessageCallback.create(
            (source, type, id, severity, length, message, user) -> {
              if (type == GL_DEBUG_TYPE_ERROR && errors.size() < ERRORS_KEPT) {
                errors.add(GLDebugMessageCallback.getMessage(length, message));
              }
            });
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glEnable(GL_DEBUG_OUTPUT);
    glEnable(GL_DEBUG_OUTPUT_SYNCHRONOUS);
    glDebugMessageCallback(callback, 0);
    String name = glGetString(GL_RENDERER);
    renderer = name == null ? "unknown" : name;
  }

  /**
   * The context that is current on this thread.
   *
   * @throws GlException if it is older than OpenGL 4.5
   */
  public static Gpu ofCurrentContext() {
    GLCapabilities capabilities = GL.createCapabilities();
    if (!capabilities.OpenGL45) {
      throw new GlException(
          "OpenGL 4.5 is needed and this machine gives "
              + glGetString(GL_VERSION)
              + " ("
              + glGetString(GL_RENDERER)
              + "). Install a newer driver, or Mesa's software renderer (package libgl1-mesa-dri).");
    }
    return new Gpu();
  }

  /** Name of the device or software renderer. */
  public String renderer() {
    return renderer;
  }

  void opened(String kind) {
    live.merge(kind, 1, Integer::sum);
  }

  void closed(String kind) {
    live.merge(kind, -1, (a, b) -> a + b == 0 ? null : a + b);
  }

  /** Objects that were made and not closed yet, by kind; empty when nothing leaks. */
  public Map<String, Integer> live() {
    return Map.copyOf(live);
  }

  void drew() {
    drawCalls++;
  }

  void uploaded(long bytes) {
    uploadedBytes += bytes;
  }

  /** Draw calls since the context was taken. */
  public long drawCalls() {
    return drawCalls;
  }

  /** Bytes sent to the device since the context was taken. */
  public long uploadedBytes() {
    return uploadedBytes;
  }

  /**
   * Throws what the driver complained about since the last check.
   *
   * @throws GlException if there was an error
   */
  public void check() {
    if (errors.isEmpty()) {
      return;
    }
    String message = String.join("; ", errors);
    errors.clear();
    throw new GlException("OpenGL reported an error on " + renderer + ": " + message);
  }

  /** Forgets what the driver complained about: somebody else drew in this context. */
  public void forget() {
    while (glGetError() != GL_NO_ERROR) {
      // Each call takes one.
    }
    errors.clear();
  }

  /** Waits until the device has done all it was told. */
  public void finish() {
    glFinish();
  }

  /** Lets go of the error callback. The context itself belongs to the display. */
  @Override
  public void close() {
    glDebugMessageCallback(null, 0);
    callback.free();
  }
}
