package io.vitrine.series;

import io.vitrine.analysis.similarity.Cka;
import io.vitrine.analysis.similarity.Gram;
import io.vitrine.protocol.CheckpointSums;
import io.vitrine.protocol.PairSums;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Linear CKA of pooled values between all sites, minibatch by minibatch; of the biased form only
 * between steps at each layer. Pieces merge. Not thread-safe.
 */
public final class Similarities {
  private final Sites sites;
  private Cka unbiased;
  private Cka[] biased;
  private int minibatches;

  /** Nothing seen yet. */
  public Similarities(Sites sites) {
    this.sites = sites;
    unbiased = new Cka(Cka.Form.UNBIASED, sites.count());
    biased = new Cka[sites.layers()];
    Arrays.setAll(biased, layer -> new Cka(Cka.Form.BIASED, sites.steps()));
  }

  /** Goes on where stored sums end. */
  public static Similarities of(Sites sites, PairSums sums) {
    Similarities stored = new Similarities(sites);
    stored.unbiased = Cka.from(Cka.Form.UNBIASED, sites.count(), doubles(sums.getUnbiasedList()));
    double[] all = doubles(sums.getBiasedList());
    int each = sites.steps() * sites.steps();
    Arrays.setAll(
        stored.biased,
        layer ->
            Cka.from(
                Cka.Form.BIASED,
                sites.steps(),
                Arrays.copyOfRange(all, layer * each, (layer + 1) * each)));
    stored.minibatches = sums.getMinibatches();
    return stored;
  }

  private static double[] doubles(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * Adds a minibatch.
   *
   * @param shard what each checkpoint did over it
   * @param from first picture within the shard
   */
  public void add(List<CheckpointSums> shard, int from, int count) {
    float[][] pooled = new float[sites.count()][];
    for (int step = 0; step < sites.steps(); step++) {
      for (int layer = 0; layer < sites.layers(); layer++) {
        float[] all = LayerTally.pooled(shard.get(step).getLayers(layer));
        int channels = shard.get(step).getLayers(layer).getChannels();
        pooled[sites.of(step, layer)] =
            Arrays.copyOfRange(all, from * channels, (from + count) * channels);
      }
    }
    unbiased.add(count, site -> gram(count, pooled[site]));
    for (int layer = 0; layer < sites.layers(); layer++) {
      int at = layer;
      biased[layer].add(count, step -> gram(count, pooled[sites.of(step, at)]));
    }
    minibatches++;
  }

  private static Gram gram(int rows, float[] pooled) {
    Gram gram = new Gram(rows);
    gram.addColumns(pooled);
    return gram;
  }

  /** Adds the minibatches of another one. */
  public void merge(PairSums sums) {
    Similarities other = of(sites, sums);
    unbiased.merge(other.unbiased);
    for (int layer = 0; layer < sites.layers(); layer++) {
      biased[layer].merge(other.biased[layer]);
    }
    minibatches += other.minibatches;
  }

  /** Seen so far. */
  public int minibatches() {
    return minibatches;
  }

  /** NaN where it is not defined. */
  double unbiased(int step, int layer, int otherStep, int otherLayer) {
    return number(unbiased.value(sites.of(step, layer), sites.of(otherStep, otherLayer)));
  }

  double biased(int layer, int step, int otherStep) {
    return number(biased[layer].value(step, otherStep));
  }

  private static double number(OptionalDouble value) {
    return value.orElse(Double.NaN);
  }

  /** To be stored. */
  public PairSums sums() {
    PairSums.Builder sums =
        PairSums.newBuilder().setSites(sites.count()).setMinibatches(minibatches);
    Arrays.stream(unbiased.sums()).forEach(sums::addUnbiased);
    for (Cka layer : biased) {
      Arrays.stream(layer.sums()).forEach(sums::addBiased);
    }
    return sums.build();
  }
}
