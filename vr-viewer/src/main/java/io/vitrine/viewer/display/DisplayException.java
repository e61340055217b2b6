package io.vitrine.viewer.display;

/**
 * This machine cannot show what was asked for. The message says what to install or to choose
 * instead.
 */
public final class DisplayException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public DisplayException(String message) {
    super(message);
  }
}
