package io.vitrine.viewer.render;

import io.vitrine.viewer.scene.Pose;
import io.vitrine.viewer.scene.Ray;
import org.joml.Matrix4f;
import org.joml.Matrix4fc;
import org.joml.Vector3f;

/**
 * One eye's look into the hall.
 *
 * @param view from the hall to the eye
 * @param projection to clip space; depth 1 at the near plane, 0 at infinity
 * @param width of the picture in pixels
 * @param finer how many pixels are shown for one that is drawn: 1, or more while speed matters
 */
public record View(Matrix4fc view, Matrix4fc projection, int width, int height, float finer) {
  /** Nothing nearer is drawn, in metres of the walker's own. */
  public static final float NEAR = 0.05f;

  /** What one eye sees on a flat picture; {@code fieldOfView} is the upright angle in radians. */
  public static View of(Pose pose, float fieldOfView, int width, int height) {
    float f = (float) (1 / Math.tan(fieldOfView / 2));
    Matrix4f projection =
        new Matrix4f()
            .zero()
            .m00(f * height / width)
            .m11(f)
            .m22(0)
            .m23(-1)
            .m32(NEAR * pose.scale());
    return new View(pose.view(), projection, width, height, 1);
  }

  /**
   * What one eye of a headset sees.
   *
   * @param view from the hall to the eye
   * @param left slope to the left edge, positive; and so on
   * @param scale metres of the hall for one of the walker's own
   */
  public static View of(
      Matrix4fc view,
      float left,
      float right,
      float up,
      float down,
      float scale,
      int width,
      int height) {
    Matrix4f projection =
        new Matrix4f()
            .zero()
            .m00(2 / (left + right))
            .m11(2 / (up + down))
            .m20((right - left) / (left + right))
            .m21((up - down) / (up + down))
            .m22(0)
            .m23(-1)
            .m32(NEAR * scale);
    return new View(view, projection, width, height, 1);
  }

  /** Metres of the hall for one of the walker's own. */
  public float scale() {
    return projection.m32() / NEAR;
  }

  /** The slope to the right edge of the picture; for a view about its middle. */
  public float slopeRight() {
    return 1 / projection.m00();
  }

  /** The slope to the upper edge of the picture. */
  public float slopeUp() {
    return 1 / projection.m11();
  }

  /** The ray through a place of the picture: -1 to 1 rightwards and upwards. */
  public Ray ray(float across, float up) {
    Matrix4f back = view.invertAffine(new Matrix4f());
    Vector3f direction =
        new Vector3f(
                (across + projection.m20()) * slopeRight(), (up + projection.m21()) * slopeUp(), -1)
            .normalize();
    return new Ray(
        back.getTranslation(new Vector3f()), back.transformDirection(direction, new Vector3f()));
  }

  /** The same look, drawn with fewer pixels than are shown. */
  public View drawnAt(int drawnWidth, int drawnHeight) {
    return new View(view, projection, drawnWidth, drawnHeight, (float) height / drawnHeight);
  }

  /** Pixels per unit of slope. */
  public float focal() {
    return projection.m11() * height / 2;
  }
}
