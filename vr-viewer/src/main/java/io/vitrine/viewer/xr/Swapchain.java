package io.vitrine.viewer.xr;

import static io.vitrine.viewer.xr.Calls.check;
import static org.lwjgl.opengl.GL45C.*;
import static org.lwjgl.openxr.XR10.*;

import io.vitrine.viewer.display.DisplayException;
import io.vitrine.viewer.gl.Canvas;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import org.lwjgl.PointerBuffer;
import org.lwjgl.openxr.XrSession;
import org.lwjgl.openxr.XrSwapchain;
import org.lwjgl.openxr.XrSwapchainCreateInfo;
import org.lwjgl.openxr.XrSwapchainImageAcquireInfo;
import org.lwjgl.openxr.XrSwapchainImageBaseHeader;
import org.lwjgl.openxr.XrSwapchainImageOpenGLKHR;
import org.lwjgl.openxr.XrSwapchainImageReleaseInfo;
import org.lwjgl.openxr.XrSwapchainImageWaitInfo;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

/** The pictures that one eye is shown in turn: sRGB, one sample per pixel. */
final class Swapchain implements AutoCloseable {
  /** Best first: the bytes are taken over as they are, so only sRGB will do. */
  private static final long[] FORMATS = {GL_SRGB8_ALPHA8, GL_SRGB8};

  private final XrSwapchain handle;
  private final int width;
  private final int height;
  private final int[] framebuffers;
  private final IntBuffer index = MemoryUtil.memAllocInt(1);
  private final XrSwapchainImageAcquireInfo acquire =
      XrSwapchainImageAcquireInfo.calloc().type$Default();
  private final XrSwapchainImageWaitInfo wait = XrSwapchainImageWaitInfo.calloc().type$Default();
  private final XrSwapchainImageReleaseInfo release =
      XrSwapchainImageReleaseInfo.calloc().type$Default();

  Swapchain(XrSession session, int width, int height) {
    this.width = width;
    this.height = height;
    wait.timeout(XR_INFINITE_DURATION);
    try (MemoryStack stack = MemoryStack.stackPush()) {
      PointerBuffer out = stack.mallocPointer(1);
      check(
          xrCreateSwapchain(
              session,
              XrSwapchainCreateInfo.calloc(stack)
                  .type$Default()
                  .usageFlags(
                      XR_SWAPCHAIN_USAGE_COLOR_ATTACHMENT_BIT | XR_SWAPCHAIN_USAGE_TRANSFER_DST_BIT)
                  .format(format(session, stack))
                  .sampleCount(1)
                  .width(width)
                  .height(height)
                  .faceCount(1)
                  .arraySize(1)
                  .mipCount(1),
              out),
          "xrCreateSwapchain");
      handle = new XrSwapchain(out.get(0), session);
      framebuffers = framebuffers(stack);
    }
  }

  private static long format(XrSession session, MemoryStack stack) {
    IntBuffer count = stack.mallocInt(1);
    check(xrEnumerateSwapchainFormats(session, count, null), "xrEnumerateSwapchainFormats");
    LongBuffer offered = stack.mallocLong(count.get(0));
    check(xrEnumerateSwapchainFormats(session, count, offered), "xrEnumerateSwapchainFormats");
    for (long wanted : FORMATS) {
      for (int i = 0; i < offered.capacity(); i++) {
        if (offered.get(i) == wanted) {
          return wanted;
        }
      }
    }
    throw new DisplayException(
        "The OpenXR runtime offers no sRGB pictures. Use --display desktop.");
  }

  private int[] framebuffers(MemoryStack stack) {
    IntBuffer count = stack.mallocInt(1);
    check(xrEnumerateSwapchainImages(handle, count, null), "xrEnumerateSwapchainImages");
    var images = XrSwapchainImageOpenGLKHR.calloc(count.get(0), stack);
    images.forEach(XrSwapchainImageOpenGLKHR::type$Default);
    check(
        xrEnumerateSwapchainImages(
            handle, count, XrSwapchainImageBaseHeader.create(images.address(), images.capacity())),
        "xrEnumerateSwapchainImages");
    int[] made = new int[images.capacity()];
    for (int i = 0; i < made.length; i++) {
      made[i] = glCreateFramebuffers();
      glNamedFramebufferTexture(made[i], GL_COLOR_ATTACHMENT0, images.get(i).image(), 0);
    }
    return made;
  }

  XrSwapchain handle() {
    return handle;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Puts a canvas of the same size into the next picture. */
  void put(Canvas canvas) {
    check(xrAcquireSwapchainImage(handle, acquire, index), "xrAcquireSwapchainImage");
    check(xrWaitSwapchainImage(handle, wait), "xrWaitSwapchainImage");
    canvas.show(framebuffers[index.get(0)], width, height);
    check(xrReleaseSwapchainImage(handle, release), "xrReleaseSwapchainImage");
  }

  @Override
  public void close() {
    for (int framebuffer : framebuffers) {
      glDeleteFramebuffers(framebuffer);
    }
    xrDestroySwapchain(handle);
    MemoryUtil.memFree(index);
    acquire.free();
    wait.free();
    release.free();
  }
}
