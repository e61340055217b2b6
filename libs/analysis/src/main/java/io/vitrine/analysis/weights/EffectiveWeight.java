package io.vitrine.analysis.weights;

/**
 * A convolution's or linear layer's weight with the batch norm behind it multiplied in: w * gamma /
 * sigma per output channel. Norms of weights before batch norm mean nothing, since it divides them
 * out.
 */
public final class EffectiveWeight {
  private EffectiveWeight() {}

  /**
   * The weight as the network acts.
   *
   * @param weight outputs x (inputs * kernel), row by row
   * @param gamma one per output
   * @param variance running variance, one per output
   * @param epsilon added to the variance
   */
  public static float[] of(float[] weight, float[] gamma, float[] variance, float epsilon) {
    int outputs = gamma.length;
    if (variance.length != outputs || weight.length % outputs != 0) {
      throw new IllegalArgumentException(
          "%d weights, %d gammas and %d variances do not fit"
              .formatted(weight.length, outputs, variance.length));
    }
    int each = weight.length / outputs;
    float[] effective = new float[weight.length];
    for (int i = 0; i < weight.length; i++) {
      int output = i / each;
      effective[i] =
          (float) (weight[i] * gamma[output] / Math.sqrt((double) variance[output] + epsilon));
    }
    return effective;
  }
}
