package io.vitrine.featureviz.block;

import io.vitrine.protocol.Objective;
import java.util.List;

/**
 * A finished feature visualization, before it is stored.
 *
 * @param png 8-bit sRGB with the recipe in its tEXt
 * @param raw .npy, f32 [channels, height, width], values in [0, 1]
 * @param curve the objective before each step, under that step's transformation
 * @param start the objective of the untransformed picture before the first step
 * @param best its best one since
 * @param unreached nothing moved it
 */
public record FinishedPicture(
    Objective objective,
    byte[] png,
    byte[] raw,
    List<Float> curve,
    float start,
    float best,
    boolean unreached)
    implements FinishedResult {
  public FinishedPicture {
    curve = List.copyOf(curve);
  }
}
