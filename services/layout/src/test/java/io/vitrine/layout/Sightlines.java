package io.vitrine.layout;

import io.vitrine.layout.SceneGeometry.Spot;
import io.vitrine.layout.SceneGeometry.Wall;
import io.vitrine.protocol.Scene;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How much of each layer someone sees who stands at the entry of a scene. */
public final class Sightlines {
  private static final double EYE_HEIGHT = 1.6;
  private static final int ALONG = 40;
  private static final int UP = 12;

  private final List<Wall> walls;
  private final Spot eye;

  private Sightlines(Scene scene) {
    walls = SceneGeometry.walls(scene);
    eye = new Spot(scene.getEntry().getX(), EYE_HEIGHT, scene.getEntry().getZ());
  }

  /** For each layer that shows something the share of its area that no wing hides. */
  public static Map<Integer, Double> unoccluded(Scene scene) {
    Sightlines lines = new Sightlines(scene);
    return lines.walls.stream().collect(Collectors.groupingBy(Wall::layer)).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, layer -> lines.seen(layer.getValue())));
  }

  /** The share of layers of which at least this much is seen. */
  public static double layersSeen(Scene scene, double share) {
    Map<Integer, Double> seen = unoccluded(scene);
    long enough = seen.values().stream().filter(part -> part >= share).count();
    return seen.isEmpty() ? 1 : (double) enough / seen.size();
  }

  private double seen(List<Wall> layer) {
    double area = 0;
    double seen = 0;
    for (Wall wall : layer) {
      double size =
          Math.hypot(wall.x1() - wall.x0(), wall.z1() - wall.z0()) * (wall.top() - wall.bottom());
      area += size;
      int free = 0;
      for (int i = 0; i < ALONG * UP; i++) {
        double along = (i % ALONG + 0.5) / ALONG;
        double up = (i / ALONG + 0.5) / UP;
        Spot spot =
            new Spot(
                wall.x0() + along * (wall.x1() - wall.x0()),
                wall.bottom() + up * (wall.top() - wall.bottom()),
                wall.z0() + along * (wall.z1() - wall.z0()));
        free += walls.stream().anyMatch(other -> other != wall && hides(other, spot)) ? 0 : 1;
      }
      seen += size * free / (ALONG * UP);
    }
    return seen / area;
  }

  /** Whether the straight way from the eye to the spot goes through the wall. */
  private boolean hides(Wall wall, Spot spot) {
    double dx = wall.x1() - wall.x0();
    double dz = wall.z1() - wall.z0();
    double wayX = spot.x() - eye.x();
    double wayZ = spot.z() - eye.z();
    double cross = dx * wayZ - dz * wayX;
    if (Math.abs(cross) < 1e-12) {
      return false;
    }
    double way = (dx * (wall.z0() - eye.z()) - dz * (wall.x0() - eye.x())) / cross;
    double along = (wayX * (wall.z0() - eye.z()) - wayZ * (wall.x0() - eye.x())) / cross;
    double height = eye.y() + way * (spot.y() - eye.y());
    return way > 0
        && way < 1 - 1e-6
        && along >= 0
        && along <= 1
        && height >= wall.bottom()
        && height <= wall.top();
  }
}
