package io.vitrine.layout.force;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A graph of about half the size: things go together in pairs, each with the one that it is linked
 * with most strongly for their masses (Walshaw 2003). What finds no partner goes to the pair of its
 * strongest neighbour, so that stars shrink too.
 */
final class Coarsening {
  private static final int NONE = -1;

  /** Between the pairs. */
  final Links links;

  /** Of the pairs. */
  final float[] masses;

  /** For each thing its pair. */
  final int[] of;

  private Coarsening(Links links, float[] masses, int[] of) {
    this.links = links;
    this.masses = masses;
    this.of = of;
  }

  static Coarsening of(Links fine, float[] masses, SplittableRandom random) {
    int size = fine.size();
    int[] pair = new int[size];
    Arrays.fill(pair, NONE);
    int pairs = 0;
    for (int thing : shuffled(size, random)) {
      if (pair[thing] == NONE) {
        int partner = strongest(fine, masses, thing, pair, true);
        if (partner != NONE) {
          pair[thing] = pairs;
          pair[partner] = pairs;
          pairs++;
        }
      }
    }
    for (int thing = 0; thing < size; thing++) {
      if (pair[thing] == NONE) {
        int host = strongest(fine, masses, thing, pair, false);
        pair[thing] = host == NONE ? pairs++ : pair[host];
      }
    }
    float[] sums = new float[pairs];
    for (int thing = 0; thing < size; thing++) {
      sums[pair[thing]] += masses[thing];
    }
    return new Coarsening(between(fine, pair, pairs), sums, pair);
  }

  private static int[] shuffled(int size, SplittableRandom random) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int at = random.nextInt(i + 1);
      order[i] = order[at];
      order[at] = i;
    }
    return order;
  }

  private static int strongest(
      Links links, float[] masses, int thing, int[] pair, boolean unpaired) {
    int best = NONE;
    float most = 0;
    for (int i = links.starts[thing]; i < links.starts[thing + 1]; i++) {
      int other = links.others[i];
      float strength = links.weights[i] / masses[other];
      if ((pair[other] == NONE) == unpaired && strength > most) {
        most = strength;
        best = other;
      }
    }
    return best;
  }

  private static Links between(Links fine, int[] pair, int pairs) {
    int[] from = new int[fine.count()];
    int[] to = new int[fine.count()];
    float[] weight = new float[fine.count()];
    int count = 0;
    for (int thing = 0; thing < fine.size(); thing++) {
      for (int i = fine.starts[thing]; i < fine.starts[thing + 1]; i++) {
        int other = fine.others[i];
        if (thing < other && pair[thing] != pair[other]) {
          from[count] = pair[thing];
          to[count] = pair[other];
          weight[count] = fine.weights[i];
          count++;
        }
      }
    }
    return Links.of(
        pairs, Arrays.copyOf(from, count), Arrays.copyOf(to, count), Arrays.copyOf(weight, count));
  }
}
