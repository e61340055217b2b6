package io.vitrine.layout.force;

import it.unimi.dsi.fastutil.longs.LongArrays;
import java.util.Arrays;

/**
 * What is linked with what, and how strongly, from both ends: 16 bytes for each link. Several links
 * of the same two are one; nothing is linked with itself. Immutable.
 */
public final class Links {
  final int[] starts;
  final int[] others;
  final float[] weights;

  private Links(int[] starts, int[] others, float[] weights) {
    this.starts = starts;
    this.others = others;
    this.weights = weights;
  }

  /**
   * Makes links of pairs.
   *
   * @param size how many things there are
   * @param from one end of each link
   * @param to the other end
   * @param weight how strong it is, above 0
   */
  public static Links of(int size, int[] from, int[] to, float[] weight) {
    int count = from.length;
    long[] keys = new long[2 * count];
    for (int i = 0; i < count; i++) {
      keys[2 * i] = (long) from[i] << 32 | to[i];
      keys[2 * i + 1] = (long) to[i] << 32 | from[i];
    }
    int[] order = new int[2 * count];
    Arrays.setAll(order, i -> i);
    LongArrays.radixSortIndirect(order, keys, true);
    int[] starts = new int[size + 1];
    int[] others = new int[2 * count];
    float[] weights = new float[2 * count];
    int made = 0;
    long before = -1;
    for (int at : order) {
      long key = keys[at];
      int thing = (int) (key >>> 32);
      int other = (int) key;
      if (thing == other) {
        continue;
      }
      if (key != before) {
        others[made] = other;
        made++;
        starts[thing + 1] = made;
        before = key;
      }
      weights[made - 1] += weight[at / 2];
    }
    for (int thing = 1; thing <= size; thing++) {
      starts[thing] = Math.max(starts[thing], starts[thing - 1]);
    }
    return new Links(starts, Arrays.copyOf(others, made), Arrays.copyOf(weights, made));
  }

  /** How many things there are. */
  public int size() {
    return starts.length - 1;
  }

  /** How many links there are. */
  public int count() {
    return others.length / 2;
  }

  /** How many things this one is linked with. */
  public int degree(int thing) {
    return starts[thing + 1] - starts[thing];
  }
}
