package io.vitrine.model;

import io.vitrine.protocol.Problem.Reason;
import io.vitrine.transport.ProblemException;

/** The problems that are the caller's fault, by reason. */
public final class Refusals {
  private Refusals() {}

  /** Malformed or out of range. */
  public static ProblemException invalid(String message, String action) {
    return ProblemException.caller(Reason.INVALID, message, action);
  }

  /** Past a named setting. */
  public static ProblemException limit(String message, String action) {
    return ProblemException.caller(Reason.LIMIT, message, action);
  }

  /** Well-formed, but nothing here can do it. */
  public static ProblemException unsupported(String message, String action) {
    return ProblemException.caller(Reason.UNSUPPORTED, message, action);
  }

  /** Named, but not there. */
  public static ProblemException notFound(String message, String action) {
    return ProblemException.caller(Reason.NOT_FOUND, message, action);
  }
}
