package io.vitrine.layout.force;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How everything pushes everything else away: with mass times mass over the square of the distance.
 * Boxes of bodies that are far away count as one body; what is far is decided once for all bodies
 * of a leaf. The result does not depend on the number of threads.
 */
public final class Repulsion {
  /** So near that it is the body itself, or as good as. */
  private static final float NEAREST2 = 1e-9f;

  private static final int LEAVES_AT_ONCE = 64;

  private final float theta2;

  /**
   * @param theta boxes whose longest side is less than this share of their distance count as one
   *     body; 0: none does
   */
  public Repulsion(double theta) {
    theta2 = (float) (theta * theta);
  }

  /**
   * The force on each body.
   *
   * @param parallel whether on several threads
   */
  public void forces(Points at, float[] masses, Points forces, boolean parallel) {
    Octree tree = new Octree(at, masses);
    int tasks = (tree.leafCount + LEAVES_AT_ONCE - 1) / LEAVES_AT_ONCE;
    IntStream all = IntStream.range(0, tasks);
    // For a few leaves the hand-over between threads would take longer than the work.
    (parallel && tasks > 4 ? all.parallel() : all).forEach(task -> forces(tree, task, forces));
  }

  private void forces(Octree tree, int task, Points forces) {
    Near near = new Near();
    int to = Math.min(tree.leafCount, (task + 1) * LEAVES_AT_ONCE);
    for (int i = task * LEAVES_AT_ONCE; i < to; i++) {
      near.collect(tree, tree.leaves[i]);
      near.push(tree, tree.leaves[i], forces);
    }
  }

  /** What pushes the bodies of one leaf: bodies nearby, and boxes further off. */
  private final class Near {
    private int size;
    private float[] x = new float[4096];
    private float[] y = new float[4096];
    private float[] z = new float[4096];
    private float[] mass = new float[4096];
    private float[] pushX = new float[4096];
    private float[] pushY = new float[4096];
    private float[] pushZ = new float[4096];

    private void collect(Octree tree, int leaf) {
      size = 0;
      float lowX = Float.MAX_VALUE;
      float highX = -Float.MAX_VALUE;
      float lowY = Float.MAX_VALUE;
      float highY = -Float.MAX_VALUE;
      float lowZ = Float.MAX_VALUE;
      float highZ = -Float.MAX_VALUE;
      for (int i = tree.first[leaf]; i < tree.end[leaf]; i++) {
        lowX = Math.min(lowX, tree.x[i]);
        highX = Math.max(highX, tree.x[i]);
        lowY = Math.min(lowY, tree.y[i]);
        highY = Math.max(highY, tree.y[i]);
        lowZ = Math.min(lowZ, tree.z[i]);
        highZ = Math.max(highZ, tree.z[i]);
      }
      int box = 0;
      while (box < tree.boxes()) {
        float dx = outside(tree.centreX[box], lowX, highX);
        float dy = outside(tree.centreY[box], lowY, highY);
        float dz = outside(tree.centreZ[box], lowZ, highZ);
        // A box around the leaf never counts as one, wherever its centre comes to lie.
        boolean around = tree.first[box] <= tree.first[leaf] && tree.end[box] >= tree.end[leaf];
        if (!around && tree.side2[box] < theta2 * (dx * dx + dy * dy + dz * dz)) {
          add(tree.centreX[box], tree.centreY[box], tree.centreZ[box], tree.boxMass[box]);
          box = tree.next[box];
        } else if (tree.next[box] == box + 1) {
          addBodies(tree, tree.first[box], tree.end[box]);
          box++;
        } else {
          box++;
        }
      }
    }

    private static float outside(float at, float low, float high) {
      return Math.max(0, Math.max(low - at, at - high));
    }

    private void add(float atX, float atY, float atZ, float weight) {
      if (size == x.length) {
        grow(size + 1);
      }
      x[size] = atX;
      y[size] = atY;
      z[size] = atZ;
      mass[size] = weight;
      size++;
    }

    private void addBodies(Octree tree, int from, int to) {
      int count = to - from;
      if (size + count > x.length) {
        grow(size + count);
      }
      System.arraycopy(tree.x, from, x, size, count);
      System.arraycopy(tree.y, from, y, size, count);
      System.arraycopy(tree.z, from, z, size, count);
      System.arraycopy(tree.mass, from, mass, size, count);
      size += count;
    }

    private void grow(int least) {
      int more = Math.max(least, 2 * x.length);
      x = Arrays.copyOf(x, more);
      y = Arrays.copyOf(y, more);
      z = Arrays.copyOf(z, more);
      mass = Arrays.copyOf(mass, more);
      pushX = new float[more];
      pushY = new float[more];
      pushZ = new float[more];
    }

    private void push(Octree tree, int leaf, Points forces) {
      for (int i = tree.first[leaf]; i < tree.end[leaf]; i++) {
        push(tree.x[i], tree.y[i], tree.z[i]);
        int body = tree.order[i];
        float weight = tree.mass[i];
        forces.x[body] = weight * sum(pushX, size);
        forces.y[body] = weight * sum(pushY, size);
        forces.z[body] = weight * sum(pushZ, size);
      }
    }

    /** Each push on its own: loops of this form are made into vector instructions. */
    private void push(float atX, float atY, float atZ) {
      for (int j = 0; j < size; j++) {
        float dx = atX - x[j];
        float dy = atY - y[j];
        float dz = atZ - z[j];
        float distance2 = dx * dx + dy * dy + dz * dz + NEAREST2;
        float strength = mass[j] / (distance2 * (float) Math.sqrt(distance2));
        pushX[j] = strength * dx;
        pushY[j] = strength * dy;
        pushZ[j] = strength * dz;
      }
    }

    private static float sum(float[] numbers, int size) {
      float a = 0;
      float b = 0;
      float c = 0;
      float d = 0;
      int whole = size & ~3;
      for (int i = 0; i < whole; i += 4) {
        a += numbers[i];
        b += numbers[i + 1];
        c += numbers[i + 2];
        d += numbers[i + 3];
      }
      for (int i = whole; i < size; i++) {
        a += numbers[i];
      }
      return (a + b) + (c + d);
    }
  }
}
