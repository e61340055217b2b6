package io.vitrine.demo.training;

/**
 * The learning rate over a run: a straight rise to the peak, then half a cosine to the floor, where
 * it stays.
 *
 * @param peak highest rate
 * @param floor rate at the end
 * @param steps after which the floor is reached
 * @param rising share of the steps spent rising
 */
record Schedule(double peak, double floor, int steps, double rising) {
  /** Rate of a step, counted from 0. */
  float rate(int step) {
    double place = Math.min(1, (step + 1.0) / steps);
    if (place < rising) {
      return (float) (peak * place / rising);
    }
    double share = .5 * (1 + Math.cos(Math.PI * (place - rising) / (1 - rising)));
    return (float) (floor + (peak - floor) * share);
  }
}
