package io.vitrine.benchmarks.layout;

import io.vitrine.layout.graph.Flow;
import io.vitrine.layout.walk.Arrangement;
import io.vitrine.layout.walk.Routes;
import io.vitrine.layout.walk.Shown;
import java.util.List;

/** Places a random graph again and again; a program of its own, so that its memory can be set. */
public final class LayeredRun {
  private static final double ANGLE = Math.toRadians(25);

  private LayeredRun() {}

  /**
   * Prints the milliseconds of each run, and at the end the edges and the crossings.
   *
   * @param arguments layers, and runs
   */
  public static void main(String[] arguments) {
    int layers = Integer.parseInt(arguments[0]);
    int runs = Integer.parseInt(arguments[1]);
    Flow flow = RandomGraph.flow(layers);
    List<Shown> shown = RandomGraph.shown(layers);
    long crossings = 0;
    for (int run = 0; run < runs; run++) {
      long start = System.nanoTime();
      Arrangement arrangement = Arrangement.layered(flow, shown, ANGLE, () -> false);
      Routes routes = Routes.of(arrangement, () -> false);
      double ms = (System.nanoTime() - start) / 1e6;
      if (routes.points(flow.edges() - 1) < 2) {
        throw new IllegalStateException("an edge without a way");
      }
      crossings = arrangement.crossings();
      System.out.println(ms);
    }
    System.out.println(flow.edges());
    System.out.println(crossings);
  }
}
