package io.vitrine.viewer.scene;

import java.util.List;
import java.util.stream.Stream;
import org.joml.Vector3f;

/** Where a picture is taken from: a named place of the walk, or numbers. */
public sealed interface CameraPlace {
  /** Eye of someone who stands, in metres. */
  float EYE_HEIGHT = 1.6f;

  /** The pose in this hall. */
  Pose in(Hall hall);

  /** Places everyone knows. */
  enum Named implements CameraPlace {
    /** In the aisle where the walk starts, looking down it. */
    ENTRY {
      @Override
      public Pose in(Hall hall) {
        return alongTheWalk(hall, 0);
      }
    },
    /** Half way down the aisle. */
    MIDDLE {
      @Override
      public Pose in(Hall hall) {
        return alongTheWalk(hall, 0.5f);
      }
    },
    /** Near the end, with the results board in view. */
    END {
      @Override
      public Pose in(Hall hall) {
        Vector3f way = hall.end().sub(hall.entry());
        float back = Math.min(0.5f, 3 / Math.max(3, way.length()));
        return alongTheWalk(hall, 1 - back);
      }
    },
    /** From above and beside, all of it. */
    OVERVIEW {
      @Override
      public Pose in(Hall hall) {
        Vector3f way = hall.end().sub(hall.entry());
        float length = Math.max(4, way.length());
        Vector3f forward = length < 1e-3f ? new Vector3f(0, 0, -1) : way.normalize(new Vector3f());
        Vector3f side = new Vector3f(forward).cross(0, 1, 0).normalize();
        Vector3f eye = hall.entry().fma(-2.5f, forward).fma(3.2f + 0.03f * length, side);
        eye.y += 4 + 0.06f * length;
        Vector3f target = hall.entry().fma(Math.min(0.5f * length, 3 + 0.16f * length), forward);
        return Pose.towards(eye, target);
      }
    };

    private static Pose alongTheWalk(Hall hall, float part) {
      Vector3f way = hall.end().sub(hall.entry());
      Vector3f eye = hall.entry().fma(part, way).add(0, EYE_HEIGHT, 0);
      Vector3f forward =
          way.length() < 1e-3f ? new Vector3f(0, 0, -1) : new Vector3f(way).normalize();
      return Pose.towards(eye, new Vector3f(eye).add(forward));
    }
  }

  /** x, y, z in metres, yaw (to the left) and pitch (upwards) in degrees. */
  record Exact(float x, float y, float z, float yaw, float pitch) implements CameraPlace {
    @Override
    public Pose in(Hall hall) {
      return new Pose(
          new Vector3f(x, y, z), (float) Math.toRadians(yaw), (float) Math.toRadians(pitch));
    }
  }

  /**
   * Reads "entry", "middle", "end", "overview" or "x,y,z,yaw,pitch".
   *
   * @throws IllegalArgumentException with a message for the user
   */
  static CameraPlace parse(String text) {
    for (Named place : Named.values()) {
      if (place.name().equalsIgnoreCase(text)) {
        return place;
      }
    }
    try {
      List<Float> numbers =
          Stream.of(text.split(",", -1)).map(String::strip).map(Float::valueOf).toList();
      if (numbers.size() == 5 && numbers.stream().allMatch(number -> Float.isFinite(number))) {
        return new Exact(
            numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3), numbers.get(4));
      }
    } catch (NumberFormatException e) {
      // Falls through to the one message for everything that is no place.
    }
    throw new IllegalArgumentException(
        "'"
            + text
            + "' is no place: entry, middle, end, overview, or x,y,z,yaw,pitch in metres and degrees");
  }
}
