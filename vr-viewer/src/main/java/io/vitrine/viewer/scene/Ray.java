package io.vitrine.viewer.scene;

import org.joml.Vector3f;
import org.joml.Vector3fc;

/**
 * A straight way from a hand or through a pixel.
 *
 * @param direction of length 1
 */
public record Ray(Vector3fc origin, Vector3fc direction) {
  /** The point so many metres along. */
  public Vector3f at(float distance) {
    return new Vector3f(origin).fma(distance, direction);
  }

  /**
   * How far it is to the plane through {@code point} that {@code normal} stands on, in metres;
   * infinite where the ray leads away from it.
   */
  public float toPlane(Vector3fc point, Vector3fc normal) {
    float along = normal.dot(direction);
    if (Math.abs(along) < 1e-7f) {
      return Float.POSITIVE_INFINITY;
    }
    float distance = normal.dot(new Vector3f(point).sub(origin)) / along;
    return distance > 0 ? distance : Float.POSITIVE_INFINITY;
  }
}
