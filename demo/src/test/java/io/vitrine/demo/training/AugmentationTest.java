package io.vitrine.demo.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.vitrine.demo.picture.DrawnPictures;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  @Test
  void disturbedPicturesAreOthersWithinTheRangeAndTheSameForTheSameSeed() {
    Augmentation augmentation = new Augmentation(.3f, 3, Adversary.NONE);
    float[] first = grey();
    float[] second = grey();
    augmentation.disturb(first, new Random(7));
    augmentation.disturb(second, new Random(7));
    assertThat(first).isEqualTo(second).isNotEqualTo(grey());
    for (float value : first) {
      assertThat(value).isBetween(0f, 1f);
    }
    float[] left = grey();
    Augmentation.NONE.disturb(left, new Random(7));
    assertThat(left).isEqualTo(grey());
  }

  /** The loss is linear, so all of the way leads uphill and ends on the rim. */
  @Test
  void theAdversaryRaisesTheLossAndStaysInTheBall() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray pictures = manager.create(grey(), new Shape(2, 3, 64, 64));
      NDArray slope = manager.randomNormal(new Shape(1, 3, 64, 64));
      NDArray moved =
          new Adversary(.5f, 3).moved(pictures, manager, batch -> batch.mul(slope).sum());
      NDArray offset = moved.sub(pictures);
      float[] lengths = offset.square().sum(new int[] {1, 2, 3}).sqrt().toFloatArray();
      for (float length : lengths) {
        assertThat(length).isCloseTo(.5f, Offset.offset(1e-3f));
      }
      assertThat(offset.mul(slope).sum().getFloat()).isPositive();
      assertThat(Adversary.NONE.moved(pictures, manager, batch -> batch.sum())).isSameAs(pictures);
    }
  }

  private static float[] grey() {
    float[] pictures = new float[2 * DrawnPictures.FLOATS];
    Arrays.fill(pictures, .5f);
    return pictures;
  }
}
