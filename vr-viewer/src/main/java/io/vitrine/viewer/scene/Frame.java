package io.vitrine.viewer.scene;

import org.joml.Vector3f;
import org.joml.Vector3fc;

/**
 * An upright rectangle in space.
 *
 * @param right half its width
 * @param up half its height
 */
public record Frame(Vector3fc centre, Vector3fc right, Vector3fc up) {
  public float width() {
    return right.length() * 2;
  }

  public float height() {
    return up.length() * 2;
  }

  /** Away from the wall, towards who looks at it. */
  public Vector3f facing() {
    return new Vector3f(right).cross(up).normalize();
  }
}
