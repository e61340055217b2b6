package io.vitrine.demo.measure;

import io.vitrine.analysis.behaviour.Perturbation;
import io.vitrine.demo.training.LabelledPictures;
import java.util.Arrays;

/** The perturbations that the pair is measured under. */
enum Change {
  SHIFT(new Perturbation.Shift(2)),
  LOW_PASS(new Perturbation.LowPass(.25));

  private final Perturbation perturbation;

  Change(Perturbation perturbation) {
    this.perturbation = perturbation;
  }

  LabelledPictures of(LabelledPictures pictures) {
    byte[][] pixels =
        Arrays.stream(pictures.pixels()).parallel().map(this::of).toArray(byte[][]::new);
    return new LabelledPictures(pixels, pictures.labels());
  }

  /** A square of row, column, colour, one byte each. */
  private byte[] of(byte[] pixels) {
    int area = pixels.length / 3;
    int side = (int) Math.round(Math.sqrt(area));
    float[] planes = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      planes[i % 3 * area + i / 3] = (pixels[i] & 0xff) / 255f;
    }
    float[] changed = perturbation.apply(planes, 3, side, side);
    byte[] bytes = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      bytes[i] = (byte) Math.round(changed[i % 3 * area + i / 3] * 255);
    }
    return bytes;
  }
}
