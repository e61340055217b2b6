package io.vitrine.viewer.xr;

import org.joml.Quaternionf;
import org.joml.Vector3f;
import org.lwjgl.openxr.XrPosef;

/** Where something tracked is and how it is turned, in metres of the room. Reused. */
public final class Place {
  /** In the room: x right, y up from the floor, z backwards. */
  public final Vector3f position = new Vector3f();

  /** From its own axes to the room's; -z is its way. */
  public final Quaternionf orientation = new Quaternionf();

  /** Takes on another's. */
  public void set(Place other) {
    position.set(other.position);
    orientation.set(other.orientation);
  }

  void set(XrPosef pose) {
    position.set(pose.position$().x(), pose.position$().y(), pose.position$().z());
    orientation.set(
        pose.orientation().x(),
        pose.orientation().y(),
        pose.orientation().z(),
        pose.orientation().w());
  }

  /** Its way: where -z points. */
  public Vector3f way(Vector3f into) {
    return orientation.transform(into.set(0, 0, -1));
  }

  /** Radians to the left of the room's -z, also for who looks straight up or down. */
  float yaw() {
    Vector3f way = way(new Vector3f());
    if (way.x * way.x + way.z * way.z < 1e-3f) {
      // The crown points where the eyes would, or away from there.
      float sign = way.y > 0 ? -1 : 1;
      orientation.transform(way.set(0, sign, 0));
    }
    return (float) Math.atan2(-way.x, -way.z);
  }

  /** Radians upwards. */
  float pitch() {
    return (float) Math.asin(Math.max(-1, Math.min(1, way(new Vector3f()).y)));
  }
}
