package io.vitrine.layout.walk;

import io.vitrine.layout.Cancellation;
import io.vitrine.layout.graph.Flow;
import it.unimi.dsi.fastutil.longs.LongArrays;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Changes places within stages so that fewer edges cross: each layer goes to the mean lane of what
 * feeds it, then of what reads it, and so on (Sugiyama, Tagawa, Toda 1981). The lanes that are
 * taken at a stage stay the same ones.
 */
final class Untangling {
  private final Flow flow;
  private final Flow.Readers readers;
  private final Stages stages;
  private int[] lanes;

  Untangling(Flow flow, Stages stages, int[] lanes) {
    this.flow = flow;
    this.stages = stages;
    this.lanes = lanes;
    readers = flow.readers();
  }

  /** The lanes with the fewest crossings of those that came up, the given ones among them. */
  int[] best(int sweeps, BooleanSupplier cancelled) {
    int[] best = lanes;
    long fewest = crossings(flow, stages, lanes);
    for (int sweep = 0; sweep < sweeps && fewest > 0; sweep++) {
      lanes = lanes.clone();
      boolean down = sweep % 2 == 0;
      for (int i = 1; i <= stages.depth(); i++) {
        Cancellation.check(cancelled);
        arrange(down ? i : stages.depth() + 1 - i, down);
      }
      long crossings = crossings(flow, stages, lanes);
      if (crossings < fewest) {
        fewest = crossings;
        best = lanes;
      }
    }
    return best;
  }

  private void arrange(int stage, boolean down) {
    int size = stages.size(stage);
    if (size < 2) {
      return;
    }
    int first = stages.starts()[stage];
    long[] order = new long[size];
    int[] taken = new int[size];
    for (int i = 0; i < size; i++) {
      int layer = stages.things()[first + i];
      taken[i] = lanes[layer];
      order[i] = sortable((float) (down ? above(layer) : below(layer)), i);
    }
    LongArrays.quickSort(order);
    Arrays.sort(taken);
    for (int i = 0; i < size; i++) {
      lanes[stages.things()[first + (int) order[i]]] = taken[i];
    }
  }

  /** A long that sorts by the number, then by the index, which is its lower half. */
  private static long sortable(float number, int index) {
    int bits = Float.floatToIntBits(number + 0f);
    return (long) (bits >= 0 ? bits : bits ^ Integer.MAX_VALUE) << 32 | index;
  }

  private double above(int layer) {
    int from = flow.start(layer);
    int to = flow.start(layer + 1);
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += lanes[flow.source(i)];
    }
    return to == from ? lanes[layer] : (double) sum / (to - from);
  }

  private double below(int layer) {
    int from = readers.start(layer);
    int to = readers.start(layer + 1);
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += lanes[readers.reader(i)];
    }
    return to == from ? lanes[layer] : (double) sum / (to - from);
  }

  /**
   * Pairs of edges to the same stage that cross when drawn straight from lane to lane, wherever
   * they come from.
   */
  static long crossings(Flow flow, Stages stages, int[] lanes) {
    long crossings = 0;
    long[] edges = new long[16];
    long[] spare = new long[16];
    for (int stage = 1; stage <= stages.depth(); stage++) {
      int count = 0;
      for (int i = stages.starts()[stage]; i < stages.starts()[stage + 1]; i++) {
        int layer = stages.things()[i];
        for (int edge = flow.start(layer); edge < flow.start(layer + 1); edge++) {
          if (count == edges.length) {
            edges = Arrays.copyOf(edges, 2 * count);
            spare = new long[2 * count];
          }
          int from = lanes[flow.source(edge)];
          edges[count++] = ((long) lanes[layer] << 32) | ((from ^ Integer.MIN_VALUE) & 0xFFFFFFFFL);
        }
      }
      LongArrays.quickSort(edges, 0, count);
      for (int i = 0; i < count; i++) {
        edges[i] &= 0xFFFFFFFFL;
      }
      crossings += inversions(edges, spare, 0, count);
    }
    return crossings;
  }

  /** Sorts a range and counts the pairs that stood the wrong way round. */
  private static long inversions(long[] numbers, long[] spare, int from, int to) {
    if (to - from < 2) {
      return 0;
    }
    int middle = (from + to) >>> 1;
    long count = inversions(numbers, spare, from, middle) + inversions(numbers, spare, middle, to);
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      if (right == to || (left < middle && numbers[left] <= numbers[right])) {
        spare[i] = numbers[left++];
      } else {
        spare[i] = numbers[right++];
        count += middle - left;
      }
    }
    System.arraycopy(spare, from, numbers, from, to - from);
    return count;
  }
}
