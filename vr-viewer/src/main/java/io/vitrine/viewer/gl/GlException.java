package io.vitrine.viewer.gl;

/** OpenGL is missing, too old, or refused a call. The message says which and what to do. */
public final class GlException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public GlException(String message) {
    super(message);
  }
}
