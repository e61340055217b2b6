package io.vitrine.layout.walk;

import io.vitrine.layout.Cancellation;
import io.vitrine.layout.graph.Flow;
import java.util.function.BooleanSupplier;

/**
 * Which lane each layer stands in. Lane 0 is the aisle's own: a layer through which everything
 * flows. While branches are open, each keeps its lane and its side of the aisle: negative to the
 * left, positive to the right, further out with greater numbers. Then what stands side by side is
 * put into an order in which few edges cross. Time near the number of layers and edges.
 */
final class Lanes {
  private final Flow flow;
  private final Stages stages;
  private final int[] lanes;
  private final Side left;
  private final Side right;

  /** The last stage at which a branch's value is read for the first time. */
  private int openUntil;

  private Lanes(Flow flow, Stages stages) {
    this.flow = flow;
    this.stages = stages;
    this.lanes = new int[flow.size()];
    int widest = 0;
    for (int stage = 1; stage <= stages.depth(); stage++) {
      widest = Math.max(widest, stages.size(stage));
    }
    left = new Side(widest);
    right = new Side(widest);
  }

  /** The lane of each layer. Throws CancellationException when asked to stop. */
  static int[] assign(Flow flow, Stages stages, int sweeps, BooleanSupplier cancelled) {
    Lanes lanes = new Lanes(flow, stages);
    int[] firstReader = firstReaders(flow, stages.of());
    for (int stage = 1; stage <= stages.depth(); stage++) {
      Cancellation.check(cancelled);
      lanes.assign(stage, firstReader);
    }
    return new Untangling(flow, stages, lanes.lanes).best(sweeps, cancelled);
  }

  /** The first stage that reads each layer: what is read by many later ones is no branch. */
  private static int[] firstReaders(Flow flow, int[] stages) {
    int[] first = new int[flow.size()];
    for (int layer = 0; layer < first.length; layer++) {
      for (int i = flow.start(layer); i < flow.start(layer + 1); i++) {
        int source = flow.source(i);
        first[source] = first[source] == 0 ? stages[layer] : Math.min(first[source], stages[layer]);
      }
    }
    return first;
  }

  private void assign(int stage, int[] firstReader) {
    int first = stages.starts()[stage];
    int end = stages.starts()[stage + 1];
    if (end - first == 1 && openUntil <= stage) {
      return;
    }
    left.clear();
    right.clear();
    int free = 0;
    for (int i = first; i < end; i++) {
      int layer = stages.things()[i];
      double lane = wishedLane(layer);
      if (lane == 0) {
        free++;
      } else {
        (lane < 0 ? left : right).add(layer, Math.abs(lane));
      }
    }
    share(first, end, Math.max(0, Math.min(free, (end - first + 1) / 2 - left.size())));
    left.sort();
    right.sort();
    left.even(right);
    right.even(left);
    left.settle(lanes, -1);
    right.settle(lanes, 1);
    for (int i = first; i < end; i++) {
      openUntil = Math.max(openUntil, firstReader[stages.things()[i]]);
    }
  }

  /** New branches go to both sides of the aisle, so that the sides end up equally full. */
  private void share(int first, int end, int toLeft) {
    int shared = 0;
    for (int i = first; i < end; i++) {
      int layer = stages.things()[i];
      if (wishedLane(layer) == 0) {
        (shared < toLeft ? left : right).add(layer, 0);
        shared++;
      }
    }
  }

  /** The mean lane of the branches that feed the layer; 0 when only the aisle's own lane does. */
  private double wishedLane(int layer) {
    double sum = 0;
    int branches = 0;
    for (int i = flow.start(layer); i < flow.start(layer + 1); i++) {
      int lane = lanes[flow.source(i)];
      if (lane != 0) {
        sum += lane;
        branches++;
      }
    }
    return branches == 0 ? 0 : sum / branches;
  }
}
