package io.vitrine.series;

import io.vitrine.analysis.behaviour.Perturbation;
import java.util.List;

/** The changes that sensitivity is measured under. */
public enum Perturbations {
  SHIFT("shift", "two pixels to the right", new Perturbation.Shift(2)),
  NOISE("noise", "Gaussian noise of 0.1", new Perturbation.Noise(.1, 1)),
  LOW_PASS("low-pass", "nothing above 0.25 cycles per pixel", new Perturbation.LowPass(.25)),
  PATCH_SHUFFLE(
      "patch-shuffle",
      "cut into 4 x 4 patches that change places",
      new Perturbation.PatchShuffle(4, 1));

  private final String text;
  private final String meaning;
  private final Perturbation change;

  Perturbations(String text, String meaning, Perturbation change) {
    this.text = text;
    this.meaning = meaning;
    this.change = change;
  }

  public static List<Perturbations> all() {
    return List.of(values());
  }

  /** As metrics are named. */
  public String text() {
    return text;
  }

  String meaning() {
    return meaning;
  }

  /** The change itself. */
  public Perturbation change() {
    return change;
  }
}
