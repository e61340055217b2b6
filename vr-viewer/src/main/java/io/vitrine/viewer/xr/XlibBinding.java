package io.vitrine.viewer.xr;

import static org.lwjgl.glfw.GLFW.GLFW_NATIVE_CONTEXT_API;
import static org.lwjgl.glfw.GLFW.GLFW_PLATFORM_X11;
import static org.lwjgl.glfw.GLFWNativeGLX.*;
import static org.lwjgl.glfw.GLFWNativeX11.glfwGetX11Display;

import io.vitrine.viewer.display.DisplayException;
import io.vitrine.viewer.display.GlfwWindow;
import io.vitrine.viewer.gl.Gpu;
import org.lwjgl.PointerBuffer;
import org.lwjgl.opengl.GLX13;
import org.lwjgl.openxr.KHROpenGLEnable;
import org.lwjgl.openxr.XrGraphicsBindingOpenGLXlibKHR;
import org.lwjgl.openxr.XrSessionCreateInfo;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.linux.XVisualInfo;

/** By GLX on an X server: XR_KHR_opengl_enable on Linux, which every runtime has. */
final class XlibBinding implements GraphicsBinding {
  static final String EXTENSION = KHROpenGLEnable.XR_KHR_OPENGL_ENABLE_EXTENSION_NAME;

  private final GlfwWindow window;

  private XlibBinding(GlfwWindow window) {
    this.window = window;
  }

  static XlibBinding open() {
    return new XlibBinding(
        GlfwWindow.open(
            GLFW_PLATFORM_X11,
            GLFW_NATIVE_CONTEXT_API,
            false,
            16,
            16,
            "No OpenGL context for the headset on an X server",
            "Run it on a desktop with an X server, or set DISPLAY."));
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
    long display = glfwGetX11Display();
    long context = glfwGetGLXContext(window.handle());
    long config = config(display, context, stack);
    XVisualInfo visual = GLX13.glXGetVisualFromFBConfig(display, config);
    if (visual == null) {
      throw new DisplayException("The OpenGL context for the headset has no X visual.");
    }
    session.next(
        XrGraphicsBindingOpenGLXlibKHR.calloc(stack)
            .type$Default()
            .xDisplay(display)
            .visualid((int) visual.visualid())
            .glxFBConfig(config)
            .glxDrawable(glfwGetGLXWindow(window.handle()))
            .glxContext(context));
  }

  /** The configuration that GLFW made the context with. */
  private static long config(long display, long context, MemoryStack stack) {
    var number = stack.mallocInt(1);
    GLX13.glXQueryContext(display, context, GLX13.GLX_FBCONFIG_ID, number);
    PointerBuffer configs =
        GLX13.glXChooseFBConfig(display, 0, stack.ints(GLX13.GLX_FBCONFIG_ID, number.get(0), 0));
    if (configs == null || !configs.hasRemaining()) {
      throw new DisplayException("The X server does not know the OpenGL context's configuration.");
    }
    return configs.get(0);
  }

  @Override
  public void close() {
    window.close();
  }
}
