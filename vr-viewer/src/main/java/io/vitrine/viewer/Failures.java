package io.vitrine.viewer;

import io.vitrine.viewer.client.GatewayException;
import io.vitrine.viewer.display.DisplayException;
import io.vitrine.viewer.gl.GlException;
import io.vitrine.viewer.scene.SceneException;
import io.vitrine.viewer.xr.XrException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Failures as sentences: no stack traces for users. */
final class Failures {
  private Failures() {}

  static String inWords(Throwable error) {
    String message = error.getMessage();
    if (message == null) {
      return "unexpected "
          + error.getClass().getSimpleName()
          + ". This is a fault of the viewer: please report it.";
    }
    if (error instanceof NoSuchFileException) {
      return message + " does not exist.";
    }
    if (error instanceof AccessDeniedException) {
      return message + " may not be read or written.";
    }
    boolean known =
        error instanceof ViewerException
            || error instanceof GatewayException
            || error instanceof DisplayException
            || error instanceof XrException
            || error instanceof GlException
            || error instanceof SceneException
            || error instanceof IOException;
    return known
        ? message
        : message
            + " ("
            + error.getClass().getSimpleName()
            + "). This is a fault of the viewer: please report it.";
  }
}
