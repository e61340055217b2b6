package io.vitrine.viewer.xr;

import static org.lwjgl.glfw.GLFW.GLFW_EGL_CONTEXT_API;
import static org.lwjgl.glfw.GLFW.GLFW_PLATFORM_NULL;
import static org.lwjgl.glfw.GLFWNativeEGL.*;

import io.vitrine.viewer.display.DisplayException;
import io.vitrine.viewer.display.GlfwWindow;
import io.vitrine.viewer.gl.Gpu;
import org.lwjgl.PointerBuffer;
import org.lwjgl.egl.EGL;
import org.lwjgl.openxr.MNDXEGLEnable;
import org.lwjgl.openxr.XrGraphicsBindingEGLMNDX;
import org.lwjgl.openxr.XrSessionCreateInfo;
import org.lwjgl.system.MemoryStack;

/** By EGL, without any window system: XR_MNDX_egl_enable, which Monado has. */
final class EglBinding implements GraphicsBinding {
  static final String EXTENSION = MNDXEGLEnable.XR_MNDX_EGL_ENABLE_EXTENSION_NAME;

  private final GlfwWindow window;

  private EglBinding(GlfwWindow window) {
    this.window = window;
  }

  static EglBinding open() {
    return new EglBinding(
        GlfwWindow.open(
            GLFW_PLATFORM_NULL,
            GLFW_EGL_CONTEXT_API,
            false,
            16,
            16,
            "No OpenGL for the headset on this machine",
            "Install EGL and a driver; on Debian: apt-get install libegl1 libgl1 libgl1-mesa-dri"));
  }

  @Override
  public String extension() {
    return EXTENSION;
  }

  @Override
  public Gpu gpu() {
    return window.gpu();
  }

  @Override
  public void makeCurrent() {
    window.makeCurrent();
  }

  @Override
  public void name(XrSessionCreateInfo session, MemoryStack stack) {
    PointerBuffer config = stack.mallocPointer(1);
    if (!glfwGetEGLConfig(window.handle(), config)) {
      throw new DisplayException("The OpenGL context for the headset has no EGL configuration.");
    }
    session.next(
        XrGraphicsBindingEGLMNDX.calloc(stack)
            .type$Default()
            .getProcAddress(EGL.getFunctionProvider().getFunctionAddress("eglGetProcAddress"))
            .display(glfwGetEGLDisplay())
            .config(config.get(0))
            .context(glfwGetEGLContext(window.handle())));
  }

  @Override
  public void close() {
    window.close();
  }
}
