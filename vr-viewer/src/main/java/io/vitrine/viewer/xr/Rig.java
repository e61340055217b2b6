package io.vitrine.viewer.xr;

import io.vitrine.viewer.scene.Pose;
import io.vitrine.viewer.scene.Ray;
import org.joml.Matrix4f;
import org.joml.Quaternionf;
import org.joml.Vector3f;
import org.joml.Vector3fc;

/**
 * How the room that the headset tracks lies in the hall: moved, turned about the upright axis, and
 * scaled. The ground is level in both.
 */
final class Rig {
  private final Vector3f origin = new Vector3f();
  private float yaw;
  private float scale = 1;

  /** Metres of the hall for one of the room. */
  float scale() {
    return scale;
  }

  /** A point of the room, in the hall. */
  Vector3f toHall(Vector3fc point) {
    return new Vector3f(point).mul(scale).rotateY(yaw).add(origin);
  }

  /** A direction in the room, in the hall. */
  Vector3f turn(Vector3fc way) {
    return new Vector3f(way).rotateY(yaw);
  }

  /** Where something tracked is in the hall, and looks. */
  Pose pose(Place place) {
    return new Pose(toHall(place.position), yaw + place.yaw(), place.pitch(), scale);
  }

  Ray ray(Vector3fc from, Vector3fc way) {
    return new Ray(toHall(from), turn(way));
  }

  /** From the hall to an eye; in the hall's metres, so that only distances between eyes scale. */
  Matrix4f view(Place eye) {
    return view(toHall(eye.position), eye.orientation);
  }

  private Matrix4f view(Vector3f at, Quaternionf turned) {
    Quaternionf inHall = new Quaternionf().rotationY(yaw).mul(turned);
    return new Matrix4f().rotation(inHall.conjugate()).translate(-at.x, -at.y, -at.z);
  }

  /** From the hall to an upright look from a point of the room. */
  Matrix4f upright(Vector3fc from, float turned) {
    return view(toHall(from), new Quaternionf().rotationY(turned));
  }

  /**
   * Lays the room so that a head that is at {@code head} in it is at {@code wanted} in the hall.
   */
  void place(Pose wanted, Place head) {
    scale = wanted.scale();
    yaw = wanted.yaw() - head.yaw();
    Vector3f offset = new Vector3f(head.position).mul(scale).rotateY(yaw);
    origin.set(wanted.eye()).sub(offset);
  }

  /** Raises the room so that its floor is at a height of the hall. */
  void floorAt(float height) {
    origin.y = height;
  }
}
