package io.vitrine.network.shape;

/**
 * What an operator says of its outputs.
 *
 * @param inputs the inputs that must be there
 * @param effect reads the inputs and gives the outputs; throws a ModelException for what the
 *     operator does not allow; gives nothing where nothing can be said
 */
record Rule(int inputs, Effect effect) {
  /** The inference of one operator. */
  @FunctionalInterface
  interface Effect {
    void infer(Site site);
  }
}
