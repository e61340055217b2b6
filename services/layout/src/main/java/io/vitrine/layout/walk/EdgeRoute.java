package io.vitrine.layout.walk;

import java.util.ArrayList;
import java.util.List;

/**
 * The way of an edge. To the next stage it runs like a wire along the ground, below every wing;
 * over several stages like a bridge above every wing. It goes up, down and sideways only in the
 * free slots before and behind its layers.
 */
final class EdgeRoute {
  /**
   * Neighbouring control points differ in distance by at most this factor, so that a Catmull-Rom
   * curve through them does not swing out.
   */
  private static final double GROWTH = 2.5;

  /** Control points closer than this, in metres, are one. */
  private static final double SHORTEST = 0.05;

  private static final double HALF_SLOT = 0.5;
  private static final double BEND_SHARE_OF_AISLE = 0.4;

  private final WalkSettings settings;

  EdgeRoute(WalkSettings settings) {
    this.settings = settings;
  }

  /**
   * Control points from one layer to another that stands `stages` later.
   *
   * @param feet where a bridge goes on its way, where the aisle is not straight
   */
  List<Point> between(Standing from, Standing to, int stages, List<Point> feet) {
    return stages == 1 ? wire(from, to) : bridge(from, to, stages, feet);
  }

  private List<Point> wire(Standing from, Standing to) {
    Point start = from.middle(settings.wireHeight());
    Point end = to.middle(settings.wireHeight());
    List<Point> way = new ArrayList<>();
    way.add(start);
    if (from.lane() != 0) {
      way.add(behind(start, from));
    }
    if (from.side() != to.side()) {
      double bend = settings.aisleWidth() * BEND_SHARE_OF_AISLE;
      if (from.side() != 0) {
        way.add(between(from, to, from.side() * bend));
      }
      if (to.side() != 0) {
        way.add(between(from, to, to.side() * bend));
      }
    }
    if (to.lane() != 0) {
      way.add(before(end, to));
    }
    way.add(end);
    return evened(way);
  }

  /** Half way along the aisle. */
  private Point between(Standing from, Standing to, double across) {
    double height = settings.wireHeight();
    return from.plane().aisle(across, height).towards(to.plane().aisle(across, height), 0.5);
  }

  private List<Point> bridge(Standing from, Standing to, int stages, List<Point> feet) {
    int aisleSide = from.side() != 0 ? from.side() : to.side() != 0 ? to.side() : 1;
    double height =
        settings.bridgeHeight() + settings.bridgeRise() * Math.log(stages) / Math.log(2);
    double margin = settings.labelGap() / 2;
    Point start = from.crown(aisleSide, from.panel().top() + margin);
    Point end = to.crown(aisleSide, to.panel().top() + margin);
    List<Point> way = new ArrayList<>();
    way.add(start);
    way.add(behind(new Point(start.x(), height, start.z()), from));
    feet.forEach(foot -> way.add(new Point(foot.x(), height, foot.z())));
    way.add(before(new Point(end.x(), height, end.z()), to));
    way.add(end);
    return evened(way);
  }

  private static Point behind(Point point, Standing layer) {
    return point.plus(layer.plane().forward().times(layer.slotAfter() * HALF_SLOT));
  }

  private static Point before(Point point, Standing layer) {
    return point.plus(layer.plane().forward().times(-layer.slotBefore() * HALF_SLOT));
  }

  /** Adds points on the long stretches, close ones near their ends; few even on the longest. */
  private static List<Point> evened(List<Point> bends) {
    List<Point> corners = apart(bends);
    List<Point> way = new ArrayList<>();
    way.add(corners.get(0));
    for (int i = 1; i < corners.size(); i++) {
      Point from = corners.get(i - 1);
      Point to = corners.get(i);
      double before = i > 1 ? corners.get(i - 2).distance(from) : Double.MAX_VALUE;
      double after = i + 1 < corners.size() ? to.distance(corners.get(i + 1)) : Double.MAX_VALUE;
      stretch(from, to, before, after, way);
      way.add(to);
    }
    return way;
  }

  /** Leaves out inner points that nearly coincide with the one before or with the last. */
  private static List<Point> apart(List<Point> bends) {
    Point last = bends.get(bends.size() - 1);
    List<Point> corners = new ArrayList<>(List.of(bends.get(0)));
    for (Point bend : bends.subList(1, bends.size() - 1)) {
      boolean near = bend.distance(corners.get(corners.size() - 1)) < SHORTEST;
      if (!near && bend.distance(last) >= SHORTEST) {
        corners.add(bend);
      }
    }
    corners.add(last);
    return corners;
  }

  private static void stretch(Point from, Point to, double before, double after, List<Point> way) {
    double length = from.distance(to);
    List<Point> fromEnd = new ArrayList<>();
    double done = 0;
    double left = length;
    double head = before;
    double tail = after;
    while (left > GROWTH * Math.min(head, tail)) {
      if (head <= tail) {
        done += head;
        way.add(from.towards(to, done / length));
        left -= head;
        head *= GROWTH;
      } else {
        left -= tail;
        fromEnd.add(from.towards(to, (done + left) / length));
        tail *= GROWTH;
      }
    }
    for (int i = fromEnd.size() - 1; i >= 0; i--) {
      way.add(fromEnd.get(i));
    }
  }
}
