package io.vitrine.viewer.render;

import io.vitrine.viewer.scene.Pose;
import org.joml.Matrix4f;
import org.joml.Matrix4fc;

/**
 * One eye's look into the hall.
 *
 * @param view from the hall to the eye
 * @param projection to clip space; depth 1 at the near plane, 0 at infinity
 * @param width of the picture in pixels
 */
public record View(Matrix4fc view, Matrix4fc projection, int width, int height) {
  /** Nothing nearer is drawn, in metres. */
  public static final float NEAR = 0.05f;

  /** What one eye sees on a flat picture; {@code fieldOfView} is the upright angle in radians. */
  public static View of(Pose pose, float fieldOfView, int width, int height) {
    float f = (float) (1 / Math.tan(fieldOfView / 2));
    Matrix4f projection =
        new Matrix4f().zero().m00(f * height / width).m11(f).m22(0).m23(-1).m32(NEAR);
    return new View(pose.view(), projection, width, height);
  }

  /** Pixels per unit of slope. */
  public float focal() {
    return projection.m11() * height / 2;
  }
}
