package io.vitrine.viewer.xr;

import org.joml.Vector3f;

/**
 * An upright look that follows the head with a will of its own: panels that hang in it stand still
 * while one looks from one to the other, and come along when the walker turns away or moves on.
 */
final class BodyView {
  private static final float MOST_TURN = (float) Math.toRadians(50);
  private static final float MOST_METRES = 0.45f;
  private static final float PER_SECOND = 8;
  private static final float NEAR_TURN = (float) Math.toRadians(1);
  private static final float NEAR_METRES = 0.01f;

  private final Vector3f eye = new Vector3f();
  private float yaw;
  private boolean placed;
  private boolean coming;

  /** Follows the head in the room. */
  void follow(Place head, float seconds) {
    if (!placed) {
      placed = true;
      eye.set(head.position);
      yaw = head.yaw();
      return;
    }
    float turn = wrapped(head.yaw() - yaw);
    float away = eye.distance(head.position);
    coming |= Math.abs(turn) > MOST_TURN || away > MOST_METRES;
    if (coming) {
      float part = 1 - (float) Math.exp(-PER_SECOND * seconds);
      yaw = wrapped(yaw + turn * part);
      eye.lerp(head.position, part);
      coming = Math.abs(turn) > NEAR_TURN || away > NEAR_METRES;
    }
  }

  Vector3f eye() {
    return eye;
  }

  float yaw() {
    return yaw;
  }

  private static float wrapped(float angle) {
    float full = (float) (2 * Math.PI);
    float turned = angle % full;
    return turned > Math.PI ? turned - full : turned < -Math.PI ? turned + full : turned;
  }
}
