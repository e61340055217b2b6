package io.vitrine.viewer.xr;

import static org.lwjgl.openxr.XR10.*;

/** Results of calls, as exceptions in words. */
final class Calls {
  private Calls() {}

  /**
   * Lets a good result pass.
   *
   * @param what was tried, as in "xrEndFrame"
   * @throws XrException for any other
   */
  static int check(int result, String what) {
    if (result < 0) {
      throw new XrException(result, what + " failed: " + words(result));
    }
    return result;
  }

  /** What a result means, and what can be done. */
  static String words(int result) {
    return switch (result) {
      case XR_ERROR_RUNTIME_UNAVAILABLE ->
          "no OpenXR runtime is installed or active. Install the headset's software (SteamVR,"
              + " Monado) and make it the active runtime, or set XR_RUNTIME_JSON";
      case XR_ERROR_RUNTIME_FAILURE ->
          "the OpenXR runtime does not work: its service is not running, or has ended. Start it"
              + " (SteamVR, monado-service)";
      case XR_ERROR_FORM_FACTOR_UNAVAILABLE, XR_ERROR_FORM_FACTOR_UNSUPPORTED ->
          "the OpenXR runtime sees no headset. Connect it and switch it on";
      case XR_ERROR_SESSION_LOST, XR_ERROR_INSTANCE_LOST -> "the headset's session was lost";
      case XR_ERROR_EXTENSION_NOT_PRESENT -> "the OpenXR runtime lacks an extension";
      case XR_ERROR_GRAPHICS_DEVICE_INVALID ->
          "the OpenXR runtime does not take this OpenGL context";
      default -> "OpenXR error " + result;
    };
  }
}
