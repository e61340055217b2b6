package io.vitrine.layout.walk;

import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.List;

/** Where walls stand that all face the same way, by cells as seen from the front. */
final class Ground {
  private static final double CELL = 4;

  private record Wall(double x, double y, double z, double halfWidth, double halfHeight) {}

  private final Long2ObjectOpenHashMap<List<Wall>> cells;

  Ground(int expected) {
    cells = new Long2ObjectOpenHashMap<>(expected);
  }

  /** The furthest of the walls that overlap this one as seen from the front; at most `nearest`. */
  double take(Point at, double halfWidth, double halfHeight, double nearest) {
    double furthest = nearest;
    for (long x = cell(at.x() - halfWidth); x <= cell(at.x() + halfWidth); x++) {
      for (long y = cell(at.y() - halfHeight); y <= cell(at.y() + halfHeight); y++) {
        for (Wall wall : cells.getOrDefault(key(x, y), List.of())) {
          boolean overlaps =
              Math.abs(wall.x - at.x()) < wall.halfWidth + halfWidth
                  && Math.abs(wall.y - at.y()) < wall.halfHeight + halfHeight;
          if (overlaps) {
            furthest = Math.min(furthest, wall.z);
          }
        }
      }
    }
    return furthest;
  }

  void put(Point at, double halfWidth, double halfHeight) {
    Wall wall = new Wall(at.x(), at.y(), at.z(), halfWidth, halfHeight);
    for (long x = cell(at.x() - halfWidth); x <= cell(at.x() + halfWidth); x++) {
      for (long y = cell(at.y() - halfHeight); y <= cell(at.y() + halfHeight); y++) {
        cells.computeIfAbsent(key(x, y), ignored -> new ArrayList<>()).add(wall);
      }
    }
  }

  private static long cell(double metres) {
    return (long) Math.floor(metres / CELL);
  }

  private static long key(long x, long y) {
    return x << 32 ^ (y & 0xFFFFFFFFL);
  }
}
