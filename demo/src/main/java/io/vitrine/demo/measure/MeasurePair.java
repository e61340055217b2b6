package io.vitrine.demo.measure;

import io.vitrine.analysis.similarity.Cka;
import io.vitrine.analysis.similarity.Gram;
import io.vitrine.demo.export.OnnxWeights;
import io.vitrine.demo.network.Architecture;
import io.vitrine.demo.network.ParameterLayout;
import io.vitrine.demo.picture.DrawnPictures;
import io.vitrine.demo.training.LabelledPictures;
import io.vitrine.demo.training.Learner;
import io.vitrine.demo.training.Predictions;
import io.vitrine.demo.training.Train;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** Measures the trained pair in a folder against what was expected of it: {@code FOLDER}. */
public final class MeasurePair {
  private static final int TRAINED = 2_000;
  private static final int BATCH = 256;

  /** Last value of each stage, and of the block of branches. */
  private static final List<String> STAGES =
      List.of("/stage1/block2/relu", "/stage2/block2/relu", "/mixed/concat");

  private MeasurePair() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      throw new IllegalArgumentException("usage: measure FOLDER");
    }
    Path folder = Path.of(arguments[0]);
    ParameterLayout layout = new ParameterLayout(Architecture.demo(DrawnPictures.CLASSES));
    OnnxWeights weights = new OnnxWeights(layout);
    LabelledPictures pictures =
        LabelledPictures.draw(new DrawnPictures(Train.TRAINING_PICTURES), TRAINED);
    try (Learner first =
            new Learner(
                layout, weights.read(Files.readAllBytes(folder.resolve("pair-true-100.onnx"))), 0);
        Learner second =
            new Learner(
                layout,
                weights.read(Files.readAllBytes(folder.resolve("pair-shuffled-100.onnx"))),
                0)) {
      for (Change change : Change.values()) {
        LabelledPictures changed = change.of(pictures);
        System.out.printf(
            "%s: class changes for %.1f %% (true), %.1f %% (shuffled) of the training pictures%n",
            change,
            100 * changes(first, pictures, changed),
            100 * changes(second, pictures, changed));
      }
      for (String stage : STAGES) {
        System.out.printf(
            "CKA of the two at %s: %s%n", stage, similarity(first, second, pictures, stage));
      }
    }
  }

  /** Share of pictures whose largest logit is another one after the change. */
  private static double changes(Learner network, LabelledPictures before, LabelledPictures after) {
    float[][] old = network.logits(before, before.size());
    float[][] now = network.logits(after, after.size());
    int changes = 0;
    for (int i = 0; i < old.length; i++) {
      changes += Predictions.largest(old[i]) == Predictions.largest(now[i]) ? 0 : 1;
    }
    return changes / (double) old.length;
  }

  private static String similarity(
      Learner first, Learner second, LabelledPictures pictures, String value) {
    Cka cka = new Cka(Cka.Form.UNBIASED, 2);
    for (int start = 0; start + BATCH <= pictures.size(); start += BATCH) {
      cka.add(
          List.of(
              Gram.of(BATCH, first.gram(pictures, start, BATCH, value)),
              Gram.of(BATCH, second.gram(pictures, start, BATCH, value))));
    }
    OptionalDouble alike = cka.value(0, 1);
    return alike.isPresent() ? String.format("%.3f", alike.getAsDouble()) : "undefined";
  }
}
