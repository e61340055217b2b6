package io.vitrine.demo.training;

import io.vitrine.demo.picture.DrawnPictures;
import java.util.Random;

/**
 * What is done to pictures before a network learns from them: another contrast, white noise, then
 * the {@link Adversary}. Feature visualizations go far beyond any drawn picture; a network that
 * never saw noise or hard contrast answers there to what nobody can read.
 *
 * @param noise largest standard deviation, in values of 0 to 1; each picture draws its own
 * @param contrast largest factor about the picture's mean; each picture draws its own, evenly in
 *     its logarithm from the fourth root of its inverse on
 */
public record Augmentation(float noise, float contrast, Adversary adversary) {
  /** Leaves pictures as they are. */
  public static final Augmentation NONE = new Augmentation(0, 1, Adversary.NONE);

  private static final float SHARE_BELOW_ONE = .2f;

  /** The same at the beginning of a training, when the adversary only grows. */
  Augmentation grown(double share) {
    return new Augmentation(noise, contrast, adversary.grown(share));
  }

  /** Changes pictures in place, from 0 to 1 as they were. */
  void disturb(float[] pictures, Random random) {
    if (noise == 0 && contrast == 1) {
      return;
    }
    for (int start = 0; start < pictures.length; start += DrawnPictures.FLOATS) {
      float deviation = random.nextFloat() * noise;
      float exponent = (random.nextFloat() - SHARE_BELOW_ONE) / (1 - SHARE_BELOW_ONE);
      float factor = (float) Math.pow(contrast, exponent);
      float mean = 0;
      for (int i = start; i < start + DrawnPictures.FLOATS; i++) {
        mean += pictures[i] / DrawnPictures.FLOATS;
      }
      for (int i = start; i < start + DrawnPictures.FLOATS; i++) {
        float value =
            mean + factor * (pictures[i] - mean) + deviation * (float) random.nextGaussian();
        pictures[i] = Math.max(0, Math.min(1, value));
      }
    }
  }
}
