package io.vitrine.viewer.xr;

import org.lwjgl.openxr.XR10;

/** Where a session stands, in the order of a normal life. */
public enum SessionState {
  /** There is no session: before the first one, or while a lost one is to be made anew. */
  NONE,
  /** Made; the runtime does not want frames yet. */
  IDLE,
  /** The runtime wants frames; they begin now. */
  READY,
  /** Frames are in step with the headset, and nobody sees them. */
  SYNCHRONIZED,
  /** Frames are seen; hands belong to something else. */
  VISIBLE,
  /** Frames are seen and the hands are ours. */
  FOCUSED,
  /** The runtime wants no more frames; they end now. */
  STOPPING,
  /** The runtime is about to go: all is let go, and made anew when it is back. */
  LOSS_PENDING,
  /** The walker leaves by the runtime's own menu. */
  EXITING;

  static SessionState of(int number) {
    return switch (number) {
      case XR10.XR_SESSION_STATE_IDLE -> IDLE;
      case XR10.XR_SESSION_STATE_READY -> READY;
      case XR10.XR_SESSION_STATE_SYNCHRONIZED -> SYNCHRONIZED;
      case XR10.XR_SESSION_STATE_VISIBLE -> VISIBLE;
      case XR10.XR_SESSION_STATE_FOCUSED -> FOCUSED;
      case XR10.XR_SESSION_STATE_STOPPING -> STOPPING;
      case XR10.XR_SESSION_STATE_LOSS_PENDING -> LOSS_PENDING;
      case XR10.XR_SESSION_STATE_EXITING -> EXITING;
      default -> NONE;
    };
  }
}
