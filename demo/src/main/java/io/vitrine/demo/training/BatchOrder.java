package io.vitrine.demo.training;

import java.util.SplittableRandom;

/** In what order pictures are seen: shuffled anew each epoch, from the seed alone. */
record BatchOrder(long seed, int pictures) {
  /** A permutation of 0 to pictures - 1. */
  int[] epoch(int epoch) {
    return permutation(new SplittableRandom(seed + 0x5DEECE66DL * (epoch + 1)), pictures);
  }

  /** A uniformly drawn permutation. */
  static int[] permutation(SplittableRandom random, int size) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }
}
