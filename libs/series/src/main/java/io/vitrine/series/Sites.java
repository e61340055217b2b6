package io.vitrine.series;

/**
 * Numbers of the sites that similarity compares: every layer of every checkpoint.
 *
 * @param steps checkpoints
 * @param layers of each
 */
public record Sites(int steps, int layers) {
  public int count() {
    return steps * layers;
  }

  public int of(int step, int layer) {
    return step * layers + layer;
  }
}
