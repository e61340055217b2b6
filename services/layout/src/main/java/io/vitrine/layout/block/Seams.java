package io.vitrine.layout.block;

import io.vitrine.layout.graph.Flow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where a network comes apart most easily: how many layers are read across each place between two
 * layers that follow one another.
 */
final class Seams {
  private final int[] open;

  /**
   * Time near the number of layers and edges.
   *
   * @param far what is read this many layers later, too, counts until its first reader only: it is
   *     kept for later and ties nothing together
   */
  Seams(Flow flow, int far) {
    int[] first = new int[flow.size()];
    int[] last = new int[flow.size()];
    for (int layer = 0; layer < last.length; layer++) {
      for (int i = flow.start(layer); i < flow.start(layer + 1); i++) {
        int source = flow.source(i);
        first[source] = first[source] == 0 ? layer : first[source];
        last[source] = layer;
      }
    }
    for (int layer = 0; layer < last.length; layer++) {
      if (last[layer] - layer > far) {
        last[layer] = first[layer] - layer > far ? layer : first[layer];
      }
    }
    int[] change = new int[flow.size() + 2];
    for (int layer = 0; layer < last.length; layer++) {
      if (last[layer] > layer) {
        change[layer + 1]++;
        change[last[layer] + 1]--;
      }
    }
    Arrays.parallelPrefix(change, Integer::sum);
    open = change;
  }

  /** How many layers before this one are read by it or by later ones. */
  int across(int layer) {
    return open[layer];
  }

  /**
   * The places within a range of layers where everything flows through one layer, as the indexes of
   * the layers after them. What passes by the whole range does not count.
   */
  List<Integer> narrows(int first, int end) {
    int least = Integer.MAX_VALUE;
    for (int layer = first + 1; layer < end; layer++) {
      least = Math.min(least, open[layer]);
    }
    List<Integer> narrows = new ArrayList<>();
    for (int layer = first + 1; layer < end; layer++) {
      if (open[layer] <= Math.max(1, least)) {
        narrows.add(layer);
      }
    }
    return narrows;
  }
}
