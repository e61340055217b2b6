package io.vitrine.viewer.xr;

import static io.vitrine.viewer.xr.Calls.check;
import static org.lwjgl.openxr.XR10.*;

import io.vitrine.viewer.display.DisplayException;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lwjgl.PointerBuffer;
import org.lwjgl.openxr.FBDisplayRefreshRate;
import org.lwjgl.openxr.KHROpenGLEnable;
import org.lwjgl.openxr.XR;
import org.lwjgl.openxr.XrApplicationInfo;
import org.lwjgl.openxr.XrExtensionProperties;
import org.lwjgl.openxr.XrGraphicsRequirementsOpenGLKHR;
import org.lwjgl.openxr.XrInstance;
import org.lwjgl.openxr.XrInstanceCreateInfo;
import org.lwjgl.openxr.XrInstanceProperties;
import org.lwjgl.openxr.XrSystemGetInfo;
import org.lwjgl.openxr.XrSystemProperties;
import org.lwjgl.openxr.XrViewConfigurationView;
import org.lwjgl.system.MemoryStack;

/** One connection to the OpenXR runtime and its headset. */
final class Runtime implements AutoCloseable {
  private final XrInstance instance;
  private final long system;
  private final String name;
  private final Set<String> extensions;
  private final int width;
  private final int height;

  private Runtime(XrInstance instance, Set<String> extensions) {
    this.instance = instance;
    this.extensions = extensions;
    try (MemoryStack stack = MemoryStack.stackPush()) {
      var id = stack.mallocLong(1);
      check(
          xrGetSystem(
              instance,
              XrSystemGetInfo.calloc(stack)
                  .type$Default()
                  .formFactor(XR_FORM_FACTOR_HEAD_MOUNTED_DISPLAY),
              id),
          "xrGetSystem");
      system = id.get(0);
      var runtime = XrInstanceProperties.calloc(stack).type$Default();
      check(xrGetInstanceProperties(instance, runtime), "xrGetInstanceProperties");
      var device = XrSystemProperties.calloc(stack).type$Default();
      check(xrGetSystemProperties(instance, system, device), "xrGetSystemProperties");
      name = runtime.runtimeNameString() + ", " + device.systemNameString();
      XrViewConfigurationView.Buffer views = views(stack);
      width =
          size(
              views.get(0).recommendedImageRectWidth(),
              device.graphicsProperties().maxSwapchainImageWidth());
      height =
          size(
              views.get(0).recommendedImageRectHeight(),
              device.graphicsProperties().maxSwapchainImageHeight());
    } catch (RuntimeException e) {
      xrDestroyInstance(instance);
      throw e;
    }
  }

  private static int size(int recommended, int most) {
    return most > 0 ? Math.min(recommended, most) : recommended;
  }

  private XrViewConfigurationView.Buffer views(MemoryStack stack) {
    IntBuffer count = stack.mallocInt(1);
    int stereo = XR_VIEW_CONFIGURATION_TYPE_PRIMARY_STEREO;
    check(
        xrEnumerateViewConfigurationViews(instance, system, stereo, count, null),
        "xrEnumerateViewConfigurationViews");
    if (count.get(0) != 2) {
      throw new DisplayException(
          "The headset has "
              + count.get(0)
              + " views where Vitrine draws 2. Use --display desktop.");
    }
    var views = XrViewConfigurationView.calloc(2, stack);
    views.forEach(XrViewConfigurationView::type$Default);
    check(
        xrEnumerateViewConfigurationViews(instance, system, stereo, count, views),
        "xrEnumerateViewConfigurationViews");
    return views;
  }

  /** Extensions that the active runtime offers; loads it. */
  static Set<String> offered() {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      loaded();
      IntBuffer count = stack.mallocInt(1);
      check(
          xrEnumerateInstanceExtensionProperties((String) null, count, null),
          "Asking the OpenXR runtime");
      var properties = XrExtensionProperties.calloc(count.get(0));
      try {
        properties.forEach(XrExtensionProperties::type$Default);
        check(
            xrEnumerateInstanceExtensionProperties((String) null, count, properties),
            "Asking the OpenXR runtime");
        Set<String> names = new TreeSet<>();
        properties.forEach(extension -> names.add(extension.extensionNameString()));
        return names;
      } finally {
        properties.free();
      }
    }
  }

  private static void loaded() {
    try {
      if (XR.getFunctionProvider() == null) {
        XR.create();
      }
    } catch (UnsatisfiedLinkError | IllegalStateException e) {
      throw new DisplayException(
          "The OpenXR loader cannot be used (" + e.getMessage() + "). Use --display desktop.");
    }
  }

  /**
   * Connects.
   *
   * @param offered by {@link #offered}
   * @param binding the extension that names the OpenGL context
   * @throws XrException if there is no headset, or its service is not running
   */
  static Runtime connect(Set<String> offered, String binding) {
    List<String> wanted =
        new ArrayList<>(List.of(KHROpenGLEnable.XR_KHR_OPENGL_ENABLE_EXTENSION_NAME));
    if (!wanted.contains(binding)) {
      wanted.add(binding);
    }
    if (offered.contains(FBDisplayRefreshRate.XR_FB_DISPLAY_REFRESH_RATE_EXTENSION_NAME)) {
      wanted.add(FBDisplayRefreshRate.XR_FB_DISPLAY_REFRESH_RATE_EXTENSION_NAME);
    }
    for (String extension : wanted) {
      if (!offered.contains(extension)) {
        throw new DisplayException(
            "The OpenXR runtime lacks " + extension + ". Use --display desktop.");
      }
    }
    try (MemoryStack stack = MemoryStack.stackPush()) {
      PointerBuffer names = stack.mallocPointer(wanted.size());
      wanted.forEach(extension -> names.put(stack.UTF8(extension)));
      var application =
          XrApplicationInfo.calloc(stack)
              .applicationName(stack.UTF8("Vitrine"))
              .applicationVersion(1)
              .engineName(stack.UTF8("Vitrine"))
              .engineVersion(1)
              .apiVersion(XR_MAKE_VERSION(1, 0, 0));
      PointerBuffer out = stack.mallocPointer(1);
      var create =
          XrInstanceCreateInfo.calloc(stack)
              .type$Default()
              .applicationInfo(application)
              .enabledExtensionNames(names.flip());
      check(xrCreateInstance(create, out), "Reaching the headset");
      return new Runtime(new XrInstance(out.get(0), create), Set.copyOf(wanted));
    }
  }

  /** Tells the runtime that the context's version is known; it insists on being asked. */
  void checkOpenGl() {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      var requirements = XrGraphicsRequirementsOpenGLKHR.calloc(stack).type$Default();
      check(
          KHROpenGLEnable.xrGetOpenGLGraphicsRequirementsKHR(instance, system, requirements),
          "xrGetOpenGLGraphicsRequirementsKHR");
      long least = requirements.minApiVersionSupported();
      if (least > XR_MAKE_VERSION(4, 6, 0)) {
        throw new DisplayException(
            "The OpenXR runtime wants OpenGL "
                + XR_VERSION_MAJOR(least)
                + "."
                + XR_VERSION_MINOR(least)
                + " where Vitrine draws with 4.5. Use --display desktop.");
      }
    }
  }

  XrInstance instance() {
    return instance;
  }

  long system() {
    return system;
  }

  String name() {
    return name;
  }

  boolean has(String extension) {
    return extensions.contains(extension);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** The number of a path. */
  long path(String text) {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      var path = stack.mallocLong(1);
      check(xrStringToPath(instance, text, path), "xrStringToPath " + text);
      return path.get(0);
    }
  }

  @Override
  public void close() {
    xrDestroyInstance(instance);
  }
}
