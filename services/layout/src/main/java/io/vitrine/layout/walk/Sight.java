package io.vitrine.layout.walk;

import java.util.Arrays;

/**
 * Lets someone at the entry see past the first layers to those behind: the nearer a layer is, the
 * further it stands from the aisle, just so much that a strip of each layer behind is seen. Without
 * that, from the tenth layer on each hides the next: what is seen of a layer past the one before is
 * about the distance between them over the distance to the eye.
 */
final class Sight {
  private final WalkSettings settings;
  private final StagePlane[] planes;
  private final double[] strips;
  private final int[] seen;
  private final int showing;
  private double layersSeen;
  private final double cos;
  private final double sin;

  Sight(WalkSettings settings, StagePlane[] planes, Panel[] panels, int[] lanes, Stages stages) {
    this.settings = settings;
    this.planes = planes;
    cos = Math.cos(planes[0].angle());
    sin = Math.sin(planes[0].angle());
    strips = new double[planes.length];
    seen = new int[planes.length];
    int count = 0;
    for (int layer = 0; layer < panels.length; layer++) {
      int stage = stages.of()[layer];
      double width = Math.max(panels[layer].width(-1), panels[layer].width(1));
      count += width > 0 ? 1 : 0;
      if (Math.abs(lanes[layer]) <= 1 && width > 0) {
        strips[stage] = Math.max(strips[stage], settings.seenShare() * width);
        seen[stage]++;
      }
    }
    showing = count;
  }

  /** How far each stage stands from the aisle's edge, along its plane; the entry's plane too. */
  double[] insets() {
    int last = planes.length - 1;
    int sum = Arrays.stream(seen).sum();
    while (last > 0 && sum - seen[last] >= settings.seenLayers() * showing) {
      sum -= seen[last];
      last--;
    }
    double[] insets = insets(last);
    while (most(insets) > settings.mostInset() && last > 0) {
      last = Math.max(0, last - 1 - last / 16);
      insets = insets(last);
    }
    layersSeen = showing == 0 ? 1 : (double) Arrays.stream(seen, 0, last + 1).sum() / showing;
    return insets;
  }

  private static double most(double[] insets) {
    return Arrays.stream(insets).max().orElse(0);
  }

  /** The share of the layers that is seen with these insets; known once they are. */
  double layersSeen() {
    return layersSeen;
  }

  /** So that each stage up to `last` is seen past those before it. */
  private double[] insets(int last) {
    double[] insets = new double[planes.length];
    double steepest = 0;
    for (int stage = last; stage >= 0; stage--) {
      double distance = -planes[stage].foot().z();
      double needed = (steepest * distance - planes[stage].edge()) / (cos + steepest * sin);
      insets[stage] = Math.max(0, needed);
      double strip = insets[stage] + strips[stage];
      double slope = (planes[stage].edge() + strip * cos) / (distance - strip * sin);
      steepest = Math.max(steepest, slope);
    }
    return insets;
  }
}
