package io.vitrine.viewer.xr;

import static org.lwjgl.glfw.GLFW.GLFW_NATIVE_CONTEXT_API;
import static org.lwjgl.glfw.GLFW.GLFW_PLATFORM_WIN32;
import static org.lwjgl.glfw.GLFWNativeWGL.glfwGetWGLContext;
import static org.lwjgl.glfw.GLFWNativeWin32.glfwGetWin32Window;

import io.vitrine.viewer.display.GlfwWindow;
import io.vitrine.viewer.gl.Gpu;
import org.lwjgl.openxr.KHROpenGLEnable;
import org.lwjgl.openxr.XrGraphicsBindingOpenGLWin32KHR;
import org.lwjgl.openxr.XrSessionCreateInfo;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.windows.User32;

/**
 * By WGL: XR_KHR_opengl_enable on Windows. UNTESTED: it was built and reviewed, but has never run,
 * as no machine with Windows was at hand.
 */
final class Win32Binding implements GraphicsBinding {
  static final String EXTENSION = KHROpenGLEnable.XR_KHR_OPENGL_ENABLE_EXTENSION_NAME;

  private final GlfwWindow window;
  private final long deviceContext;

  private Win32Binding(GlfwWindow window) {
    this.window = window;
    deviceContext = User32.GetDC(glfwGetWin32Window(window.handle()));
  }

  static Win32Binding open() {
    return new Win32Binding(
        GlfwWindow.open(
            GLFW_PLATFORM_WIN32,
            GLFW_NATIVE_CONTEXT_API,
            false,
            16,
            16,
            "No OpenGL 4.5 for the headset",
            "Install the graphics card's own driver."));
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
    session.next(
        XrGraphicsBindingOpenGLWin32KHR.calloc(stack)
            .type$Default()
            .hDC(deviceContext)
            .hGLRC(glfwGetWGLContext(window.handle())));
  }

  @Override
  public void close() {
    User32.ReleaseDC(glfwGetWin32Window(window.handle()), deviceContext);
    window.close();
  }
}
