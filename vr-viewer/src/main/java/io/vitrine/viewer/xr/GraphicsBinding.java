package io.vitrine.viewer.xr;

import io.vitrine.viewer.display.DisplayException;
import io.vitrine.viewer.gl.Gpu;
import java.util.Set;
import org.lwjgl.openxr.XrSessionCreateInfo;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.Platform;

/** How a session gets to know the OpenGL context; each window system has its own way. */
public interface GraphicsBinding extends AutoCloseable {
  /** The extension that must be on. */
  String extension();

  /** The context, current on this thread. */
  Gpu gpu();

  /** Makes the context current again: runtimes may leave another one behind. */
  void makeCurrent();

  /** Names the context to a session that is to be made. */
  void name(XrSessionCreateInfo session, MemoryStack stack);

  @Override
  void close();

  /**
   * Opens a context that a runtime takes: on Windows by WGL; on Linux by EGL without any window
   * where the runtime can, else by GLX on the X server.
   *
   * @param offered extensions of the runtime
   * @param only name of an extension that must be used; empty: whatever fits
   * @throws DisplayException if there is none
   */
  static GraphicsBinding open(Set<String> offered, String only) {
    if (Platform.get() == Platform.WINDOWS) {
      return Win32Binding.open();
    }
    if (offered.contains(EglBinding.EXTENSION) && (only.isEmpty() || only.equals("egl"))) {
      return EglBinding.open();
    }
    if (offered.contains(XlibBinding.EXTENSION) && (only.isEmpty() || only.equals("xlib"))) {
      return XlibBinding.open();
    }
    throw new DisplayException(
        "The OpenXR runtime takes no OpenGL context in a way that Vitrine knows (it offers neither "
            + EglBinding.EXTENSION
            + " nor "
            + XlibBinding.EXTENSION
            + "). Use --display desktop.");
  }
}
