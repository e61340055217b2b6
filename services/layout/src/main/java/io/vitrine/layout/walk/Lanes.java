package io.vitrine.layout.walk;

import io.vitrine.layout.graph.LayerGraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Which lane each layer stands in. Lane 0 is the aisle's own: a layer through which everything
 * flows. While branches are open, each keeps its lane and its side of the aisle: negative to the
 * left, positive to the right, further out with greater numbers. Neighbours keep their order from
 * stage to stage, so edges of one stage rarely cross.
 */
final class Lanes {
  private final LayerGraph graph;
  private final List<List<Integer>> stages;
  private final int[] lanes;

  /** The last stage that a branch's value is waiting for. */
  private int openUntil;

  private Lanes(LayerGraph graph) {
    this.graph = graph;
    this.lanes = new int[graph.size()];
    this.stages = new ArrayList<>();
    for (int stage = 0; stage <= graph.depth(); stage++) {
      stages.add(new ArrayList<>());
    }
    for (int layer = 0; layer < graph.size(); layer++) {
      stages.get(graph.stages()[layer]).add(layer);
    }
  }

  /** The lane of each layer. Throws CancellationException when asked to stop. */
  static int[] assign(LayerGraph graph, BooleanSupplier cancelled) {
    Lanes lanes = new Lanes(graph);
    int[] lastReader = lastReaders(graph);
    for (int stage = 1; stage < lanes.stages.size(); stage++) {
      Cancellation.check(cancelled);
      lanes.assign(stage, lastReader);
    }
    return lanes.lanes;
  }

  private static int[] lastReaders(LayerGraph graph) {
    int[] last = new int[graph.size()];
    for (int layer = 0; layer < graph.size(); layer++) {
      for (int source : graph.sources().get(layer)) {
        last[source] = Math.max(last[source], graph.stages()[layer]);
      }
    }
    return last;
  }

  private void assign(int stage, int[] lastReader) {
    List<Integer> here = stages.get(stage);
    if (here.size() == 1 && openUntil <= stage) {
      return;
    }
    List<Wish> left = new ArrayList<>();
    List<Wish> right = new ArrayList<>();
    List<Integer> free = new ArrayList<>();
    for (int layer : here) {
      double lane = wishedLane(layer);
      if (lane == 0) {
        free.add(layer);
      } else {
        (lane < 0 ? left : right).add(new Wish(layer, Math.abs(lane)));
      }
    }
    share(free, left, right);
    even(left, right);
    even(right, left);
    settle(left, -1);
    settle(right, 1);
    for (int layer : here) {
      openUntil = Math.max(openUntil, lastReader[layer]);
    }
  }

  /** The mean lane of the branches that feed the layer; 0 when only the aisle's own lane does. */
  private double wishedLane(int layer) {
    double sum = 0;
    int branches = 0;
    for (int source : graph.sources().get(layer)) {
      if (lanes[source] != 0) {
        sum += lanes[source];
        branches++;
      }
    }
    return branches == 0 ? 0 : sum / branches;
  }

  /** New branches go to both sides of the aisle, so that the sides end up equally full. */
  private static void share(List<Integer> free, List<Wish> left, List<Wish> right) {
    int total = free.size() + left.size() + right.size();
    int toLeft = Math.max(0, Math.min(free.size(), (total + 1) / 2 - left.size()));
    for (int i = 0; i < free.size(); i++) {
      (i < toLeft ? left : right).add(new Wish(free.get(i), 0));
    }
  }

  /** Where one side has become much fuller, its inner branches change over. */
  private static void even(List<Wish> from, List<Wish> to) {
    from.sort(Wish.FROM_THE_AISLE);
    while (from.size() > 2 * (to.size() + 1)) {
      to.add(new Wish(from.remove(0).layer(), 0));
    }
  }

  /** Gives each the lane it wishes, or the next one out when that is taken. */
  private void settle(List<Wish> side, int sign) {
    side.sort(Wish.FROM_THE_AISLE);
    int taken = 0;
    for (Wish wish : side) {
      taken = Math.max(taken + 1, (int) Math.round(wish.lane()));
      lanes[wish.layer()] = sign * taken;
    }
  }

  private record Wish(int layer, double lane) {
    static final Comparator<Wish> FROM_THE_AISLE =
        Comparator.comparingDouble(Wish::lane).thenComparingInt(Wish::layer);
  }
}
