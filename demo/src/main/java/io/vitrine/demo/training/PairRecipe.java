package io.vitrine.demo.training;

/**
 * How the pair is trained: both members from one initialisation, on the same pictures in the same
 * order, without augmentation; only the labels differ.
 *
 * @param seed of the initialisation, the order of batches and the permutation of the labels
 * @param pictures fixed training pictures
 * @param coolingEpochs after which the learning rate has fallen to its floor
 * @param mostEpochs where the run gives up
 * @param batch pictures per step
 * @param peak highest learning rate
 * @param floor lowest learning rate
 * @param enough train accuracy both must reach; the run stops there
 */
public record PairRecipe(
    long seed,
    int pictures,
    int coolingEpochs,
    int mostEpochs,
    int batch,
    double peak,
    double floor,
    double enough) {
  /** The recipe of the shipped pair. */
  public static PairRecipe shipped(long seed) {
    return new PairRecipe(seed, 2_000, 40, 80, 25, .05, .003, .98);
  }

  int stepsPerEpoch() {
    return pictures / batch;
  }
}
