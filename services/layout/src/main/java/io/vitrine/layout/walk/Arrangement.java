package io.vitrine.layout.walk;

import io.vitrine.layout.Cancellation;
import io.vitrine.layout.graph.Flow;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Where everything stands along the aisle, in arrays: stages follow each other, what is at one
 * stage hangs side by side. Time near the number of layers and edges; about 30 bytes for each layer
 * that stay, and about as much again for each layer and edge while it is made. Immutable.
 */
public final class Arrangement {
  private final Flow flow;
  private final WalkSettings settings;
  private final Stages stages;
  private final int[] lanes;
  private final Panel[] panels;
  private final float[] offsets;
  private final double[] widths;
  private final StagePlane[] planes;
  private final double[] steps;
  private double entryInset;
  private double inSight = 1;

  private Arrangement(
      Flow flow, List<Shown> shown, Stages stages, int[] lanes, WalkSettings settings) {
    this.flow = flow;
    this.settings = settings;
    this.stages = stages;
    this.lanes = lanes;
    panels = panels(shown);
    offsets = new float[flow.size()];
    widths = new double[stages.depth() + 1];
    planes = new StagePlane[stages.depth() + 1];
    steps = new double[stages.depth() + 2];
  }

  /**
   * Branches in lanes along a straight aisle.
   *
   * @param shown what hangs of each layer; equal ones should be one object
   * @param angle of the wings, radians
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  public static Arrangement layered(
      Flow flow, List<Shown> shown, double angle, BooleanSupplier cancelled) {
    WalkSettings settings = WalkSettings.DEFAULT;
    Stages stages = Stages.of(flow.stages());
    int[] lanes = Lanes.assign(flow, stages, settings.sweeps(), cancelled);
    Arrangement made = new Arrangement(flow, shown, stages, lanes, settings);
    made.hang(cancelled);
    made.standStraight(angle);
    return made;
  }

  /** One after the other along a straight aisle. */
  static Arrangement linear(Flow flow, List<Shown> shown, double angle, BooleanSupplier cancelled) {
    Arrangement made = inFile(flow, shown, WalkSettings.DEFAULT, cancelled);
    made.standStraight(angle);
    return made;
  }

  /** One after the other along a spiral from its middle outwards. */
  static Arrangement spiral(Flow flow, List<Shown> shown, double angle, BooleanSupplier cancelled) {
    WalkSettings settings = WalkSettings.DEFAULT.withWideWidth(WalkSettings.DEFAULT.spiralWidth());
    Arrangement made = inFile(flow, shown, settings, cancelled);
    double widest = Math.max(Landmarks.frameWidth(), Arrays.stream(made.widths).max().orElse(0));
    SpiralPath path = new SpiralPath(settings.aisleWidth() / 2 + widest + settings.laneGap());
    double along = 0;
    for (int stage = 0; stage < made.planes.length; stage++) {
      along += made.steps[stage];
      made.planes[stage] = path.plane(along, settings.aisleWidth() / 2, angle);
    }
    return made;
  }

  private static Arrangement inFile(
      Flow flow, List<Shown> shown, WalkSettings settings, BooleanSupplier cancelled) {
    int[] order = new int[flow.size()];
    Arrays.setAll(order, layer -> layer + 1);
    Arrangement made =
        new Arrangement(flow, shown, Stages.of(order), new int[flow.size()], settings);
    made.hang(cancelled);
    return made;
  }

  /** Equal panels are one object: a network has few kinds. */
  private Panel[] panels(List<Shown> shown) {
    Map<Shown, Panel[]> known = new HashMap<>();
    Panel[] all = new Panel[shown.size()];
    for (int layer = 0; layer < all.length; layer++) {
      int side = Integer.signum(lanes[layer]);
      Panel[] bySide = known.computeIfAbsent(shown.get(layer), kind -> new Panel[3]);
      if (bySide[side + 1] == null) {
        bySide[side + 1] = Panel.of(shown.get(layer), side, settings);
      }
      all[layer] = bySide[side + 1];
    }
    return all;
  }

  private void hang(BooleanSupplier cancelled) {
    double widthBefore = Landmarks.frameWidth();
    steps[0] = Landmarks.frameDistance();
    for (int stage = 1; stage <= stages.depth(); stage++) {
      Cancellation.check(cancelled);
      widths[stage] = Math.max(hang(stage, -1), hang(stage, 1));
      steps[stage] = step(Math.max(widths[stage], widthBefore));
      widthBefore = widths[stage];
    }
    steps[stages.depth() + 1] = settings.leastStep();
  }

  private double step(double width) {
    return Math.min(
        settings.greatestStep(), Math.max(settings.leastStep(), settings.stepShare() * width));
  }

  /** Hangs what is on one side from the aisle outwards; gives the width that is taken. */
  private double hang(int stage, int side) {
    double taken = 0;
    for (int layer : fromTheAisle(stage, side)) {
      // What is nearest to the aisle stands at it, where it is seen.
      double inLine = taken == 0 ? 0 : inLine(layer, side);
      double offset = Math.max(taken, Math.min(inLine, taken + settings.alignment()));
      offsets[layer] = (float) offset;
      taken = offset + panels[layer].width(side) + settings.laneGap();
    }
    return taken;
  }

  private int[] fromTheAisle(int stage, int side) {
    int first = stages.starts()[stage];
    int end = stages.starts()[stage + 1];
    if (end - first == 1) {
      int layer = stages.things()[first];
      return lanes[layer] * side >= 0 ? new int[] {layer} : new int[0];
    }
    return Arrays.stream(stages.things(), first, end)
        .filter(layer -> lanes[layer] * side >= 0)
        .boxed()
        .sorted(Comparator.comparingInt(layer -> Math.abs(lanes[layer])))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Where the layer stands opposite the branches on its side that feed it. */
  private double inLine(int layer, int side) {
    double sum = 0;
    int branches = 0;
    for (int i = flow.start(layer); i < flow.start(layer + 1); i++) {
      int source = flow.source(i);
      if (lanes[source] * side > 0) {
        sum += offsets[source] + panels[source].width(side) / 2;
        branches++;
      }
    }
    return branches == 0 ? 0 : sum / branches - panels[layer].width(side) / 2;
  }

  private void standStraight(double angle) {
    double z = 0;
    for (int stage = 0; stage < planes.length; stage++) {
      z -= steps[stage];
      planes[stage] = StagePlane.straight(z, settings.aisleWidth() / 2, angle);
    }
    Sight sight = new Sight(settings, planes, panels, lanes, stages);
    double[] insets = sight.insets();
    inSight = sight.layersSeen();
    for (int layer = 0; layer < offsets.length; layer++) {
      offsets[layer] += (float) insets[stages.of()[layer]];
    }
    entryInset = insets[0];
  }

  /** How many layers stand here. */
  public int size() {
    return panels.length;
  }

  Flow flow() {
    return flow;
  }

  WalkSettings settings() {
    return settings;
  }

  Standing standing(int layer) {
    int stage = stages.of()[layer];
    return new Standing(
        panels[layer], planes[stage], lanes[layer], offsets[layer], steps[stage], steps[stage + 1]);
  }

  /** The depth of a layer along the walk, from 1. */
  public int stage(int layer) {
    return stages.of()[layer];
  }

  /** Where a layer stands across the walk: negative to the left of the aisle. */
  public int lane(int layer) {
    return lanes[layer];
  }

  /** The deepest stage; 0 without layers. */
  int depth() {
    return stages.depth();
  }

  /** Where a stage stands; stage 0 is that of the input's frame. */
  StagePlane plane(int stage) {
    return planes[stage];
  }

  /** How far from the aisle's edge the input's frame stands. */
  double entryInset() {
    return entryInset;
  }

  /** Whether someone at the entry sees something of enough of the layers. */
  public boolean inSight() {
    return inSight >= settings.leastSeenLayers();
  }

  /** Pairs of edges to one stage that cross, seen from above. */
  public long crossings() {
    return Untangling.crossings(flow, stages, lanes);
  }
}
