package io.vitrine.demo.training;

import ai.djl.engine.Engine;
import io.vitrine.demo.export.OnnxExport;
import io.vitrine.demo.network.Architecture;
import io.vitrine.demo.network.ParameterLayout;
import io.vitrine.demo.picture.DrawnPictures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Trains what the demo ships: {@code demo|pair OUT_FOLDER [SEED]}. */
public final class Train {
  /** Seed of the pictures networks learn from; the first 2,000 are the pair's. */
  public static final long TRAINING_PICTURES = 1;

  /** Seed of the pictures they are tested on. */
  public static final long TEST_PICTURES = 2;

  private static final int TESTED = 1_600;
  private static final String USAGE = "usage: train demo|pair OUT_FOLDER [SEED]";

  private Train() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 2 || arguments.length > 3) {
      throw new IllegalArgumentException(USAGE);
    }
    long started = System.nanoTime();
    Path folder = Path.of(arguments[1]);
    long seed = arguments.length == 3 ? Long.parseLong(arguments[2]) : 1;
    ParameterLayout layout = new ParameterLayout(Architecture.demo(DrawnPictures.CLASSES));
    Shipment shipment = new Shipment(folder, new OnnxExport(layout));
    LabelledPictures test = LabelledPictures.draw(new DrawnPictures(TEST_PICTURES), TESTED);
    System.out.printf("%s, %,d parameters%n", Engine.getInstance(), layout.trainedSize());
    switch (arguments[0]) {
      case "demo" -> demo(DemoRecipe.shipped(seed), layout, shipment, test);
      case "pair" -> pair(PairRecipe.shipped(seed), layout, shipment, test);
      default -> throw new IllegalArgumentException(USAGE);
    }
    System.out.printf("wrote %s in %.0f s%n", folder, (System.nanoTime() - started) / 1e9);
  }

  private static void demo(
      DemoRecipe recipe, ParameterLayout layout, Shipment shipment, LabelledPictures test)
      throws IOException {
    LabelledPictures training =
        LabelledPictures.draw(new DrawnPictures(TRAINING_PICTURES), recipe.pictures());
    List<Checkpoint> kept = new DemoTraining(layout, recipe, System.out).run(training, test);
    shipment.write("demo", recipe.seed(), recipe.toString(), kept);
  }

  private static void pair(
      PairRecipe recipe, ParameterLayout layout, Shipment shipment, LabelledPictures test)
      throws IOException {
    LabelledPictures pictures =
        LabelledPictures.draw(new DrawnPictures(TRAINING_PICTURES), recipe.pictures());
    PairTraining.Result result = new PairTraining(layout, recipe, System.out).run(pictures, test);
    shipment.write("pair-true", recipe.seed(), recipe.toString(), result.trueLabels());
    shipment.write("pair-shuffled", recipe.seed(), recipe.toString(), result.shuffledLabels());
  }
}
