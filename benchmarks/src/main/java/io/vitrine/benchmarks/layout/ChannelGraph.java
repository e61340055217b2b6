package io.vitrine.benchmarks.layout;

import io.vitrine.layout.force.Points;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Channels of layers, each linked with three near ones of the layer before, as the strongest
 * weights link them; and how well places in space fit the distances in it.
 */
final class ChannelGraph {
  private static final int CHANNELS = 100;
  private static final int LINKS = 3;
  private static final int SPREAD = 9;
  private static final int SOURCES = 20;

  final int size;
  final int[] from;
  final int[] to;

  ChannelGraph(int size) {
    this.size = size;
    SplittableRandom random = new SplittableRandom(3);
    int count = (size - CHANNELS) * LINKS;
    from = new int[count];
    to = new int[count];
    for (int i = 0; i < count; i++) {
      int channel = CHANNELS + i / LINKS;
      int layer = channel / CHANNELS - 1;
      int near = Math.floorMod(channel + random.nextInt(SPREAD) - SPREAD / 2, CHANNELS);
      from[i] = layer * CHANNELS + near;
      to[i] = channel;
    }
  }

  /**
   * Normalised stress from 20 channels to all others, at the best scale: 0 = all distances are
   * right, 1 = they tell nothing.
   */
  double stress(Points at) {
    SplittableRandom random = new SplittableRandom(5);
    double square = 0;
    double scaled = 0;
    double wished = 0;
    for (int i = 0; i < SOURCES; i++) {
      int source = random.nextInt(size);
      int[] steps = steps(source);
      for (int other = 0; other < size; other++) {
        if (steps[other] > 0) {
          double dx = at.x(other) - at.x(source);
          double dy = at.y(other) - at.y(source);
          double dz = at.z(other) - at.z(source);
          double share = Math.sqrt(dx * dx + dy * dy + dz * dz) / steps[other];
          square += share * share;
          scaled += share;
          wished++;
        }
      }
    }
    return 1 - scaled * scaled / (square * wished);
  }

  private int[] steps(int source) {
    int[] starts = new int[size + 1];
    for (int i = 0; i < from.length; i++) {
      starts[from[i] + 1]++;
      starts[to[i] + 1]++;
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    int[] next = starts.clone();
    int[] others = new int[2 * from.length];
    for (int i = 0; i < from.length; i++) {
      others[next[from[i]]++] = to[i];
      others[next[to[i]]++] = from[i];
    }
    int[] steps = new int[size];
    Arrays.fill(steps, -1);
    steps[source] = 0;
    int[] queue = new int[size];
    queue[0] = source;
    int end = 1;
    for (int at = 0; at < end; at++) {
      int channel = queue[at];
      for (int i = starts[channel]; i < starts[channel + 1]; i++) {
        if (steps[others[i]] < 0) {
          steps[others[i]] = steps[channel] + 1;
          queue[end++] = others[i];
        }
      }
    }
    return steps;
  }
}
