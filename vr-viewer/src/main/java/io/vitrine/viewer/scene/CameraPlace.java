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
    /**
     * Where the walk starts, looking down the aisle; far enough back that the input picture is
     * seen.
     */
    ENTRY {
      @Override
      public Pose in(Hall hall) {
        Vector3f forward = forward(hall);
        Vector3f eye = hall.entry().add(0, EYE_HEIGHT, 0);
        hall.inputFrame().ifPresent(frame -> stepBack(eye, forward, frame));
        return Pose.towards(eye, new Vector3f(eye).add(forward));
      }
    },
    /** Half way down the aisle. */
    MIDDLE {
      @Override
      public Pose in(Hall hall) {
        return before(hall, hall.entry().lerp(hall.end(), 0.5f), 0);
      }
    },
    /** Near the end, with the results board in view. */
    END {
      @Override
      public Pose in(Hall hall) {
        Vector3f goal = hall.end();
        hall.resultsBoard()
            .ifPresent(board -> goal.set(board.centre().x(), hall.end().y, board.centre().z()));
        return before(hall, goal, FROM_THE_BOARD);
      }
    },
    /** From above and beside, all of it. */
    OVERVIEW {
      @Override
      public Pose in(Hall hall) {
        Vector3f way = hall.end().sub(hall.entry());
        float length = Math.max(4, way.length());
        Vector3f forward = forward(hall);
        Vector3f side = new Vector3f(forward).cross(0, 1, 0).normalize();
        Vector3f eye = hall.entry().fma(-2.5f, forward).fma(3.2f + 0.03f * length, side);
        eye.y += 4 + 0.06f * length;
        Vector3f target = hall.entry().fma(Math.min(0.5f * length, 3 + 0.16f * length), forward);
        return Pose.towards(eye, target);
      }
    };

    /** Room to the board and the last layers before it. */
    private static final float FROM_THE_BOARD = 7;

    /** What the eye sees to the side at 1 m, a little inside of a picture of 16:9. */
    private static final float SIDE_SLOPE = 0.98f;

    private static final float MOST_STEP_BACK = 3;

    private static Vector3f forward(Hall hall) {
      Vector3f way = hall.end().sub(hall.entry());
      return way.length() < 1e-3f ? new Vector3f(0, 0, -1) : way.normalize();
    }

    private static Pose before(Hall hall, Vector3f place, float distance) {
      Vector3f forward = forward(hall);
      float back = Math.min(distance, hall.entry().distance(place));
      Vector3f eye = new Vector3f(place).fma(-back, forward).add(0, EYE_HEIGHT, 0);
      return Pose.towards(eye, new Vector3f(eye).add(forward));
    }

    private static void stepBack(Vector3f eye, Vector3f forward, Frame frame) {
      float back = 0;
      for (int side = -1; side <= 1; side += 2) {
        Vector3f corner = new Vector3f(frame.centre()).fma(side, frame.right()).sub(eye);
        float ahead = corner.dot(forward);
        corner.y = 0;
        float aside = new Vector3f(corner).fma(-ahead, forward).length();
        back = Math.max(back, aside / SIDE_SLOPE - ahead);
      }
      eye.fma(-Math.min(back, MOST_STEP_BACK), forward);
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
