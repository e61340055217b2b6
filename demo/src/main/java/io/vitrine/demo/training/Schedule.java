package io.vitrine.demo.training;

/**
 * The learning rate over a run: a straight rise to the peak, then half a cosine to 0.
 *
 * @param peak highest rate
 * @param steps length of the run
 * @param rising share of the run spent rising
 */
record Schedule(double peak, int steps, double rising) {
  /** Rate of a step, 0 to steps - 1. */
  float rate(int step) {
    double place = (step + 1.0) / steps;
    double share =
        place < rising
            ? place / rising
            : .5 * (1 + Math.cos(Math.PI * (place - rising) / (1 - rising)));
    return (float) (peak * share);
  }
}
