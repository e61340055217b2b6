package io.vitrine.layout.force;

import it.unimi.dsi.fastutil.longs.LongArrays;
import java.util.Arrays;

/**
 * Bodies in space, sorted along a Morton curve and put into boxes within boxes (Barnes, Hut 1986).
 * Boxes lie in one array, each followed by the boxes in it. About 40 bytes for each body.
 */
final class Octree {
  private static final int BITS = 20;
  private static final int MOST_IN_LEAF = 24;

  /** The bodies in the order of the tree. */
  final int[] order;

  final float[] x;
  final float[] y;
  final float[] z;
  final float[] mass;

  /** For each box: its first body, the body after its last, the box after all that is in it. */
  int[] first;

  int[] end;
  int[] next;

  /** For each box: its mass, centre of mass, and square of its longest side. */
  float[] boxMass;

  float[] centreX;
  float[] centreY;
  float[] centreZ;
  float[] side2;

  /** The boxes that hold bodies and no boxes, in order. */
  int[] leaves;

  int leafCount;
  private final long[] codes;
  private int boxes;

  Octree(Points at, float[] masses) {
    int size = at.size();
    codes = codes(at);
    order = new int[size];
    Arrays.setAll(order, i -> i);
    LongArrays.radixSortIndirect(order, codes, true);
    x = new float[size];
    y = new float[size];
    z = new float[size];
    mass = new float[size];
    long[] sorted = new long[size];
    for (int i = 0; i < size; i++) {
      int body = order[i];
      x[i] = at.x[body];
      y[i] = at.y[body];
      z[i] = at.z[body];
      mass[i] = masses[body];
      sorted[i] = codes[body];
    }
    System.arraycopy(sorted, 0, codes, 0, size);
    int guess = Math.max(16, size / 4);
    first = new int[guess];
    end = new int[guess];
    next = new int[guess];
    boxMass = new float[guess];
    centreX = new float[guess];
    centreY = new float[guess];
    centreZ = new float[guess];
    side2 = new float[guess];
    leaves = new int[guess];
    if (size > 0) {
      add(0, size, 3 * BITS);
    }
  }

  int boxes() {
    return boxes;
  }

  private static long[] codes(Points at) {
    float[] low = {Float.MAX_VALUE, Float.MAX_VALUE, Float.MAX_VALUE};
    float longest = Float.MIN_NORMAL;
    float[][] axes = {at.x, at.y, at.z};
    for (int axis = 0; axis < 3; axis++) {
      float high = -Float.MAX_VALUE;
      for (float number : axes[axis]) {
        low[axis] = Math.min(low[axis], number);
        high = Math.max(high, number);
      }
      longest = Math.max(longest, high - low[axis]);
    }
    float scale = ((1 << BITS) - 1) / longest;
    long[] codes = new long[at.size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] =
          spread((int) ((at.x[i] - low[0]) * scale)) << 2
              | spread((int) ((at.y[i] - low[1]) * scale)) << 1
              | spread((int) ((at.z[i] - low[2]) * scale));
    }
    return codes;
  }

  /** Two zero bits after each of the 20 lower bits. */
  private static long spread(int number) {
    long bits = number;
    bits = (bits | bits << 32) & 0x1f00000000ffffL;
    bits = (bits | bits << 16) & 0x1f0000ff0000ffL;
    bits = (bits | bits << 8) & 0x100f00f00f00f00fL;
    bits = (bits | bits << 4) & 0x10c30c30c30c30c3L;
    return (bits | bits << 2) & 0x1249249249249249L;
  }

  /** Adds a box of bodies whose codes differ in the lower bits only. */
  private void add(int from, int to, int bits) {
    int box = boxes++;
    if (box == first.length) {
      grow();
    }
    first[box] = from;
    end[box] = to;
    measure(box, from, to);
    if (to - from <= MOST_IN_LEAF || bits == 0) {
      if (leafCount == leaves.length) {
        leaves = Arrays.copyOf(leaves, 2 * leafCount);
      }
      leaves[leafCount++] = box;
    } else {
      int inner = bits;
      // Boxes with a single box in them are left out.
      while (inner > 3 && codes[from] >>> (inner - 3) == codes[to - 1] >>> (inner - 3)) {
        inner -= 3;
      }
      int at = from;
      while (at < to) {
        int part = partEnd(at, to, inner - 3);
        add(at, part, inner - 3);
        at = part;
      }
    }
    next[box] = boxes;
  }

  private int partEnd(int from, int to, int shift) {
    long part = codes[from] >>> shift;
    int low = from;
    int high = to;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (codes[middle] >>> shift == part) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private void measure(int box, int from, int to) {
    double sum = 0;
    double sumX = 0;
    double sumY = 0;
    double sumZ = 0;
    float lowX = x[from];
    float highX = lowX;
    float lowY = y[from];
    float highY = lowY;
    float lowZ = z[from];
    float highZ = lowZ;
    for (int i = from; i < to; i++) {
      sum += mass[i];
      sumX += mass[i] * x[i];
      sumY += mass[i] * y[i];
      sumZ += mass[i] * z[i];
      lowX = Math.min(lowX, x[i]);
      highX = Math.max(highX, x[i]);
      lowY = Math.min(lowY, y[i]);
      highY = Math.max(highY, y[i]);
      lowZ = Math.min(lowZ, z[i]);
      highZ = Math.max(highZ, z[i]);
    }
    boxMass[box] = (float) sum;
    centreX[box] = (float) (sumX / sum);
    centreY[box] = (float) (sumY / sum);
    centreZ[box] = (float) (sumZ / sum);
    float side = Math.max(highX - lowX, Math.max(highY - lowY, highZ - lowZ));
    side2[box] = side * side;
  }

  private void grow() {
    int more = 2 * first.length;
    first = Arrays.copyOf(first, more);
    end = Arrays.copyOf(end, more);
    next = Arrays.copyOf(next, more);
    boxMass = Arrays.copyOf(boxMass, more);
    centreX = Arrays.copyOf(centreX, more);
    centreY = Arrays.copyOf(centreY, more);
    centreZ = Arrays.copyOf(centreZ, more);
    side2 = Arrays.copyOf(side2, more);
  }
}
