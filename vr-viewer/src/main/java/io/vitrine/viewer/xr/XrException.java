package io.vitrine.viewer.xr;

import org.lwjgl.openxr.XR10;

/**
 * The OpenXR runtime refused or is gone. The message says what to do; {@link #lost} whether the
 * headset was there before.
 */
public final class XrException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int result;

  XrException(int result, String message) {
    super(message);
    this.result = result;
  }

  /** Whether the session, the instance or the service behind them ended under way. */
  public boolean lost() {
    return result == XR10.XR_ERROR_SESSION_LOST
        || result == XR10.XR_ERROR_INSTANCE_LOST
        || result == XR10.XR_ERROR_RUNTIME_FAILURE;
  }
}
