package io.vitrine.demo.training;

/**
 * How the pair is trained: both members from one initialisation, on the same pictures in the same
 * order, without augmentation; only the labels differ.
 *
 * @param seed of the initialisation, the order of batches and the permutation of the labels
 * @param pictures fixed training pictures
 * @param mostEpochs where the run gives up
 * @param batch pictures per step
 * @param peak highest learning rate
 * @param enough train accuracy both must reach; the run stops there
 */
public record PairRecipe(
    long seed, int pictures, int mostEpochs, int batch, double peak, double enough) {
  /** The recipe of the shipped pair. */
  public static PairRecipe shipped(long seed) {
    return new PairRecipe(seed, 2_000, 60, 40, .1, .98);
  }

  int stepsPerEpoch() {
    return pictures / batch;
  }
}
