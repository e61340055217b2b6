package io.vitrine.viewer.gl;

import static org.lwjgl.opengl.GL45C.*;

import java.nio.ByteBuffer;
import org.lwjgl.system.MemoryUtil;

/**
 * A picture to draw on: sRGB colour and floating-point depth, several samples per pixel. What the
 * shaders give is linear light; the device writes it as sRGB bytes.
 */
public final class Canvas implements AutoCloseable {
  private final Gpu gpu;
  private final int width;
  private final int height;
  private final int framebuffer;
  private final int colour;
  private final int depth;
  private final int resolved;
  private final int resolvedColour;

  /**
   * @param samples per pixel: 1, 2, 4 or 8
   */
  public Canvas(Gpu gpu, int width, int height, int samples) {
    this.gpu = gpu;
    this.width = width;
    this.height = height;
    int most = Math.min(glGetInteger(GL_MAX_RENDERBUFFER_SIZE), glGetInteger(GL_MAX_TEXTURE_SIZE));
    if (width > most || height > most) {
      throw new GlException(
          "a picture of "
              + width
              + " x "
              + height
              + " is larger than this device draws: at most "
              + most
              + " a side");
    }
    colour = glCreateRenderbuffers();
    depth = glCreateRenderbuffers();
    // One sample is asked for as none: scaled pictures go only onto canvases without samples.
    int counted = samples == 1 ? 0 : samples;
    glNamedRenderbufferStorageMultisample(colour, counted, GL_SRGB8_ALPHA8, width, height);
    glNamedRenderbufferStorageMultisample(depth, counted, GL_DEPTH_COMPONENT32F, width, height);
    framebuffer = glCreateFramebuffers();
    glNamedFramebufferRenderbuffer(framebuffer, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, colour);
    glNamedFramebufferRenderbuffer(framebuffer, GL_DEPTH_ATTACHMENT, GL_RENDERBUFFER, depth);
    resolvedColour = glCreateRenderbuffers();
    glNamedRenderbufferStorage(resolvedColour, GL_SRGB8_ALPHA8, width, height);
    resolved = glCreateFramebuffers();
    glNamedFramebufferRenderbuffer(resolved, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, resolvedColour);
    gpu.opened("canvas");
    if (glCheckNamedFramebufferStatus(framebuffer, GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
      throw new GlException(
          "the driver refuses a picture of "
              + width
              + " x "
              + height
              + " with "
              + samples
              + " samples");
    }
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** Makes this the picture that is drawn on. */
  public void begin() {
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    glViewport(0, 0, width, height);
    glEnable(GL_FRAMEBUFFER_SRGB);
  }

  /**
   * Averages the samples, in linear light, and puts the picture into {@code target} (0 = the
   * window).
   */
  public void show(int target, int targetWidth, int targetHeight) {
    resolve();
    // The bytes are sRGB already, and so are the window's.
    glDisable(GL_FRAMEBUFFER_SRGB);
    boolean same = targetWidth == width && targetHeight == height;
    glBlitNamedFramebuffer(
        resolved,
        target,
        0,
        0,
        width,
        height,
        0,
        0,
        targetWidth,
        targetHeight,
        GL_COLOR_BUFFER_BIT,
        same ? GL_NEAREST : GL_LINEAR);
  }

  /** The same onto another canvas, which must have one sample per pixel and may be larger. */
  public void showOn(Canvas other) {
    show(other.framebuffer, other.width, other.height);
  }

  private void resolve() {
    glEnable(GL_FRAMEBUFFER_SRGB);
    glBlitNamedFramebuffer(
        framebuffer,
        resolved,
        0,
        0,
        width,
        height,
        0,
        0,
        width,
        height,
        GL_COLOR_BUFFER_BIT,
        GL_NEAREST);
  }

  /** The picture: sRGB pixels 0xRRGGBB, top row first. Waits for the device. */
  public int[] pixels() {
    resolve();
    glBindFramebuffer(GL_READ_FRAMEBUFFER, resolved);
    ByteBuffer bytes = MemoryUtil.memAlloc(width * height * 4);
    try {
      glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, bytes);
      int[] pixels = new int[width * height];
      for (int y = 0; y < height; y++) {
        int from = (height - 1 - y) * width;
        for (int x = 0; x < width; x++) {
          int at = (from + x) * 4;
          pixels[y * width + x] =
              (bytes.get(at) & 255) << 16
                  | (bytes.get(at + 1) & 255) << 8
                  | (bytes.get(at + 2) & 255);
        }
      }
      return pixels;
    } finally {
      MemoryUtil.memFree(bytes);
    }
  }

  @Override
  public void close() {
    glDeleteFramebuffers(framebuffer);
    glDeleteFramebuffers(resolved);
    glDeleteRenderbuffers(colour);
    glDeleteRenderbuffers(depth);
    glDeleteRenderbuffers(resolvedColour);
    gpu.closed("canvas");
  }
}
