package io.vitrine.demo.training;

/**
 * How the demo network is trained.
 *
 * @param seed of the initialisation and the order of batches; the pictures' seed is fixed
 * @param pictures drawn training pictures
 * @param epochs times each is seen
 * @param batch pictures per step
 * @param peak highest learning rate
 * @param decay weight decay
 * @param augmentation what is done to the pictures of each batch first
 */
public record DemoRecipe(
    long seed,
    int pictures,
    int epochs,
    int batch,
    double peak,
    float decay,
    Augmentation augmentation) {
  /** The recipe of the shipped network. */
  public static DemoRecipe shipped(long seed) {
    return new DemoRecipe(
        seed, 12_000, 6, 32, .06, 5e-4f, new Augmentation(.35f, 3, new Adversary(1, 2)));
  }

  int stepsPerEpoch() {
    return pictures / batch;
  }

  int steps() {
    return stepsPerEpoch() * epochs;
  }
}
