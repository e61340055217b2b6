package io.vitrine.layout.walk;

import io.vitrine.protocol.Vector3;

/** A place or a direction. Metres; x right, y up, the walk goes along -z. */
record Point(double x, double y, double z) {
  Point plus(Point other) {
    return new Point(x + other.x, y + other.y, z + other.z);
  }

  Point times(double factor) {
    return new Point(x * factor, y * factor, z * factor);
  }

  /** The point that lies `share` of the way to the other. */
  Point towards(Point other, double share) {
    return times(1 - share).plus(other.times(share));
  }

  double distance(Point other) {
    return Math.hypot(Math.hypot(x - other.x, y - other.y), z - other.z);
  }

  Vector3 message() {
    return Vector3.newBuilder().setX((float) x).setY((float) y).setZ((float) z).build();
  }
}
