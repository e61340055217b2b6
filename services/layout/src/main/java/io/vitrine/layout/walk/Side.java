package io.vitrine.layout.walk;

import it.unimi.dsi.fastutil.Arrays;

/** What hangs on one side of the aisle at one stage, with the lane each wishes for. Reused. */
final class Side {
  private final int[] layers;
  private final double[] wishes;
  private int size;

  Side(int most) {
    // Both sides' things may end up on one.
    layers = new int[most];
    wishes = new double[most];
  }

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  void add(int layer, double wish) {
    layers[size] = layer;
    wishes[size] = wish;
    size++;
  }

  /** From the aisle outwards: by wish, then by number. */
  void sort() {
    Arrays.quickSort(
        0,
        size,
        (a, b) -> {
          int byWish = Double.compare(wishes[a], wishes[b]);
          return byWish != 0 ? byWish : Integer.compare(layers[a], layers[b]);
        },
        (a, b) -> {
          int layer = layers[a];
          layers[a] = layers[b];
          layers[b] = layer;
          double wish = wishes[a];
          wishes[a] = wishes[b];
          wishes[b] = wish;
        });
  }

  /** Where this side has become much fuller, its inner branches change over. */
  void even(Side other) {
    int over = 0;
    while (size - over > 2 * (other.size + 1)) {
      other.add(layers[over], 0);
      over++;
    }
    if (over > 0) {
      System.arraycopy(layers, over, layers, 0, size - over);
      System.arraycopy(wishes, over, wishes, 0, size - over);
      size -= over;
      other.sort();
    }
  }

  /** Gives each the lane it wishes, or the next one out when that is taken. */
  void settle(int[] lanes, int sign) {
    int taken = 0;
    for (int i = 0; i < size; i++) {
      taken = Math.max(taken + 1, (int) Math.round(wishes[i]));
      lanes[layers[i]] = sign * taken;
    }
  }
}
