package io.vitrine.layout.walk;

import io.vitrine.layout.Cancellation;
import io.vitrine.layout.graph.Flow;
import io.vitrine.protocol.Vector3;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The ways of all edges, as control points in one array: about 80 bytes for each edge. Edges come
 * in the order of the layers they lead to. Immutable.
 */
public final class Routes {
  /** Most points between the ends of a bridge over an aisle that is not straight. */
  private static final int MOST_FEET = 24;

  private static final int NUMBERS = 3;

  /** Numbers in a piece: growing costs no copies, and no edge lies in two pieces. */
  private static final int PIECE = 1 << 20;

  private final int[] starts;
  private final byte[] counts;
  private final List<float[]> pieces = new ArrayList<>();
  private int next;

  private Routes(int edges) {
    starts = new int[edges];
    counts = new byte[edges];
  }

  /**
   * Routes all edges of an arrangement.
   *
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  public static Routes of(Arrangement arrangement, BooleanSupplier cancelled) {
    Flow flow = arrangement.flow();
    Routes routes = new Routes(flow.edges());
    EdgeRoute way = new EdgeRoute(arrangement.settings());
    for (int layer = 0; layer < flow.size(); layer++) {
      Cancellation.check(cancelled);
      for (int edge = flow.start(layer); edge < flow.start(layer + 1); edge++) {
        int source = flow.source(edge);
        int stages = arrangement.stage(layer) - arrangement.stage(source);
        List<Point> feet =
            arrangement.plane(arrangement.stage(layer)).heading() == 0 || stages == 1
                ? List.of()
                : feet(arrangement, arrangement.stage(source), stages);
        routes.add(
            edge,
            way.between(arrangement.standing(source), arrangement.standing(layer), stages, feet));
      }
    }
    return routes;
  }

  private static List<Point> feet(Arrangement arrangement, int from, int stages) {
    int every = 1 + stages / MOST_FEET;
    List<Point> feet = new ArrayList<>();
    for (int stage = every; stage < stages; stage += every) {
      feet.add(arrangement.plane(from + stage).foot());
    }
    return feet;
  }

  private void add(int edge, List<Point> way) {
    int numbers = NUMBERS * way.size();
    if (next % PIECE + numbers > PIECE || pieces.isEmpty()) {
      next = pieces.size() * PIECE;
      pieces.add(new float[PIECE]);
    }
    starts[edge] = next;
    counts[edge] = (byte) way.size();
    float[] piece = pieces.get(next / PIECE);
    for (Point point : way) {
      piece[next % PIECE] = (float) point.x();
      piece[next % PIECE + 1] = (float) point.y();
      piece[next % PIECE + 2] = (float) point.z();
      next += NUMBERS;
    }
  }

  /** How many control points an edge has. */
  public int points(int edge) {
    return counts[edge];
  }

  Vector3 point(int edge, int number) {
    float[] piece = pieces.get(starts[edge] / PIECE);
    int at = starts[edge] % PIECE + NUMBERS * number;
    return Vector3.newBuilder().setX(piece[at]).setY(piece[at + 1]).setZ(piece[at + 2]).build();
  }
}
