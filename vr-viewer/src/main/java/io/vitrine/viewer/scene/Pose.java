package io.vitrine.viewer.scene;

import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.joml.Vector3fc;

/**
 * Where the eye is and where it looks.
 *
 * @param eye in metres
 * @param yaw radians to the left of -z
 * @param pitch radians upwards
 * @param scale metres of the hall for one of the walker's own: above 1 the hall looks small
 */
public record Pose(Vector3fc eye, float yaw, float pitch, float scale) {
  /** In a hall of true scale. */
  public Pose(Vector3fc eye, float yaw, float pitch) {
    this(eye, yaw, pitch, 1);
  }

  /** From one place towards another. */
  public static Pose towards(Vector3fc eye, Vector3fc target) {
    Vector3f way = new Vector3f(target).sub(eye);
    float flat = (float) Math.hypot(way.x, way.z);
    float yaw = flat < 1e-6f ? 0 : (float) Math.atan2(-way.x, -way.z);
    return new Pose(new Vector3f(eye), yaw, (float) Math.atan2(way.y, flat));
  }

  /** From the hall to the eye: x right, y up, z backwards. */
  public Matrix4f view() {
    return new Matrix4f().rotateX(-pitch).rotateY(-yaw).translate(-eye.x(), -eye.y(), -eye.z());
  }
}
