package io.vitrine.layout;

import io.vitrine.protocol.Layer;
import io.vitrine.protocol.Scene;
import io.vitrine.protocol.Vector3;
import io.vitrine.protocol.Wing;
import java.util.ArrayList;
import java.util.List;

/** What a scene looks like in space: its wings as flat rectangles and its edges as polylines. */
public final class SceneGeometry {
  private static final int SAMPLES = 12;

  private SceneGeometry() {}

  /** An upright rectangle: a segment on the ground and a range of heights. */
  public record Wall(
      int layer, double x0, double z0, double x1, double z1, double bottom, double top) {}

  public record Spot(double x, double y, double z) {}

  public static List<Wall> walls(Scene scene) {
    List<Wall> walls = new ArrayList<>();
    for (Layer layer : scene.getLayersList()) {
      for (Wing wing : layer.getWingsList()) {
        Vector3 origin = wing.getOrigin();
        Vector3 step = wing.getColumnStep();
        int columns = wing.getColumns();
        walls.add(
            new Wall(
                layer.getIndex(),
                origin.getX(),
                origin.getZ(),
                origin.getX() + columns * step.getX(),
                origin.getZ() + columns * step.getZ(),
                origin.getY() + wing.getRows() * wing.getRowStep().getY(),
                origin.getY()));
      }
    }
    return walls;
  }

  /** The input picture's frame. */
  public static Wall frame(Scene scene) {
    Vector3 at = scene.getInputFrame();
    Vector3 right = scene.getInputFrameRight();
    return new Wall(
        -1,
        at.getX() - right.getX(),
        at.getZ() - right.getZ(),
        at.getX() + right.getX(),
        at.getZ() + right.getZ(),
        at.getY() - scene.getInputFrameUp().getY(),
        at.getY() + scene.getInputFrameUp().getY());
  }

  /** Places at most 0.1 m apart along the middle of the aisle, 1 m above the ground. */
  public static List<Spot> path(Scene scene) {
    List<Vector3> corners = new ArrayList<>(scene.getPathList());
    if (corners.isEmpty()) {
      corners.add(scene.getEntry());
      corners.add(scene.getEnd());
    }
    List<Spot> spots = new ArrayList<>();
    for (int i = 1; i < corners.size(); i++) {
      Vector3 a = corners.get(i - 1);
      Vector3 b = corners.get(i);
      int steps = (int) Math.ceil(10 * Math.hypot(b.getX() - a.getX(), b.getZ() - a.getZ()));
      for (int step = 0; step < steps; step++) {
        double t = (double) step / steps;
        spots.add(
            new Spot(
                a.getX() + t * (b.getX() - a.getX()), 1, a.getZ() + t * (b.getZ() - a.getZ())));
      }
    }
    return spots;
  }

  /** Distance of two walls: 0 when they touch or cross. */
  public static double distance(Wall a, Wall b) {
    double apart = Math.max(0, Math.max(a.bottom() - b.top(), b.bottom() - a.top()));
    return Math.hypot(apart, groundDistance(a, b));
  }

  private static double groundDistance(Wall a, Wall b) {
    if (cross(a, b)) {
      return 0;
    }
    return Math.min(
        Math.min(toSegment(a.x0(), a.z0(), b), toSegment(a.x1(), a.z1(), b)),
        Math.min(toSegment(b.x0(), b.z0(), a), toSegment(b.x1(), b.z1(), a)));
  }

  private static boolean cross(Wall a, Wall b) {
    return turn(a, b.x0(), b.z0()) * turn(a, b.x1(), b.z1()) < 0
        && turn(b, a.x0(), a.z0()) * turn(b, a.x1(), a.z1()) < 0;
  }

  private static double turn(Wall a, double x, double z) {
    return (a.x1() - a.x0()) * (z - a.z0()) - (a.z1() - a.z0()) * (x - a.x0());
  }

  private static double toSegment(double x, double z, Wall wall) {
    double dx = wall.x1() - wall.x0();
    double dz = wall.z1() - wall.z0();
    double t = ((x - wall.x0()) * dx + (z - wall.z0()) * dz) / (dx * dx + dz * dz);
    double clamped = Math.max(0, Math.min(1, t));
    return Math.hypot(x - wall.x0() - clamped * dx, z - wall.z0() - clamped * dz);
  }

  /** Distance of a point to a wall. */
  public static double distance(Spot spot, Wall wall) {
    double above = Math.max(0, Math.max(spot.y() - wall.top(), wall.bottom() - spot.y()));
    return Math.hypot(above, toSegment(spot.x(), spot.z(), wall));
  }

  /** Points along the uniform Catmull-Rom curve through the control points. */
  public static List<Spot> curve(List<Vector3> points) {
    List<Spot> spots = new ArrayList<>();
    for (int i = 0; i + 1 < points.size(); i++) {
      Vector3 a = points.get(Math.max(0, i - 1));
      Vector3 b = points.get(i);
      Vector3 c = points.get(i + 1);
      Vector3 d = points.get(Math.min(points.size() - 1, i + 2));
      for (int sample = 0; sample <= SAMPLES; sample++) {
        double t = (double) sample / SAMPLES;
        spots.add(
            new Spot(
                blend(a.getX(), b.getX(), c.getX(), d.getX(), t),
                blend(a.getY(), b.getY(), c.getY(), d.getY(), t),
                blend(a.getZ(), b.getZ(), c.getZ(), d.getZ(), t)));
      }
    }
    return spots;
  }

  private static double blend(double a, double b, double c, double d, double t) {
    return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
  }
}
