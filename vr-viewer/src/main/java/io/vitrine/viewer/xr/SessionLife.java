package io.vitrine.viewer.xr;

/**
 * The life of one session after another: what is to be done as the runtime goes from state to
 * state, and what may be done meanwhile. Knows no runtime.
 */
final class SessionLife {
  /** What a change of state asks for. */
  enum Step {
    NOTHING,
    /** Frames begin: xrBeginSession. */
    BEGIN,
    /** Frames end: xrEndSession. */
    END,
    /** Everything is let go, and tried again. */
    RENEW,
    /** The walk is over. */
    LEAVE
  }

  private SessionState state = SessionState.NONE;
  private boolean running;
  private boolean asked;

  SessionState state() {
    return state;
  }

  /** The runtime says that a session is in another state. */
  Step reached(SessionState next) {
    state = next;
    return switch (next) {
      case READY -> {
        running = true;
        yield Step.BEGIN;
      }
      case STOPPING -> {
        running = false;
        yield Step.END;
      }
      case LOSS_PENDING -> {
        running = false;
        yield Step.RENEW;
      }
      case EXITING -> {
        running = false;
        yield Step.LEAVE;
      }
      case NONE, IDLE, SYNCHRONIZED, VISIBLE, FOCUSED -> Step.NOTHING;
    };
  }

  /** The session, or the runtime behind it, is gone without notice. */
  void lost() {
    state = SessionState.NONE;
    running = false;
    asked = false;
  }

  /** Whether the walk's own end was asked for; once per session. */
  boolean askToLeave() {
    boolean first = running && !asked;
    asked = true;
    return first;
  }

  /** Whether frames are waited for, begun and ended. */
  boolean running() {
    return running;
  }

  /** Whether hands may be asked for. */
  boolean hands() {
    return state == SessionState.FOCUSED;
  }
}
