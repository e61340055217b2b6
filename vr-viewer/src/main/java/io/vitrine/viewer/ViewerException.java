package io.vitrine.viewer;

/** The viewer cannot go on. The message says what happened and what to do. */
public final class ViewerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ViewerException(String message) {
    super(message);
  }

  public ViewerException(String message, Throwable cause) {
    super(message, cause);
  }
}
