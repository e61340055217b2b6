package io.vitrine.viewer.scene;

/** The scene or its tiles are not as the protocol says. The message names the layer. */
public final class SceneException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public SceneException(String message) {
    super(message);
  }
}
