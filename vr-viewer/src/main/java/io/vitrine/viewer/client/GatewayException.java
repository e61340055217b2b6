package io.vitrine.viewer.client;

/** The gateway refused, failed or is gone. The message says what and what to do. */
public final class GatewayException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public GatewayException(String message) {
    super(message);
  }
}
