package io.vitrine.featureviz.fourier;

import io.vitrine.network.Tensor;
import io.vitrine.program.Argument;
import io.vitrine.protocol.Preprocessing;
import io.vitrine.protocol.Preprocessing.Order;
import io.vitrine.protocol.VisualizationRecipe;
import io.vitrine.protocol.VisualizationRecipe.Fit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A recipe as the numbers and tensors that the methods of {@code fourier.py} take. */
record FourierNumbers(VisualizationRecipe recipe, int channelAxis, Jitter jitter) {
  /** Steps between two evaluations of the untransformed pictures. */
  static final int EVALUATE_EVERY = 16;

  /** Steps in which a dead rectifier is led gradients through. */
  static final int LED_STEPS = 16;

  /** Numbers of a step's draw. */
  private static final int DRAWN = 7;

  /** Colours that are as little correlated as those of ImageNet (Lucid's matrix). */
  private static final float[][] COLOURS = {
    {0.26f, 0.09f, 0.02f}, {0.27f, 0.00f, -0.05f}, {0.27f, -0.09f, 0.03f}
  };

  static FourierNumbers of(VisualizationRecipe recipe, int channelAxis) {
    return new FourierNumbers(
        recipe, channelAxis, Jitter.of(recipe.getHeight(), recipe.getWidth()));
  }

  Spectrum spectrum() {
    return new Spectrum(colours(), recipe.getHeight(), recipe.getWidth());
  }

  private int colours() {
    return recipe.getPreprocessing().getOrder() == Order.GREY ? 1 : 3;
  }

  /** What {@code fixed} holds: scale of the spectrum, colours, mean, deviation. */
  Argument fixed() {
    Preprocessing how = recipe.getPreprocessing();
    return new Argument.Tensors(
        List.of(
            spectrum().scale(recipe.getDecay()),
            colourMatrix(),
            perChannel(how.getMeanList(), 0),
            perChannel(how.getStdList(), 1)));
  }

  private static Tensor colourMatrix() {
    double largest = 0;
    for (int column = 0; column < 3; column++) {
      double square = 0;
      for (float[] row : COLOURS) {
        square += (double) row[column] * row[column];
      }
      largest = Math.max(largest, Math.sqrt(square));
    }
    float[] numbers = new float[9];
    for (int i = 0; i < 9; i++) {
      numbers[i] = (float) (COLOURS[i / 3][i % 3] / largest);
    }
    return Floats.tensor(numbers, 3, 3);
  }

  /** In the network's own order of channels, but laid over pictures in RGB. */
  private Tensor perChannel(List<Float> given, float open) {
    List<Float> numbers =
        new ArrayList<>(given.isEmpty() ? Collections.nCopies(colours(), open) : given);
    while (numbers.size() < colours()) {
      numbers.add(numbers.get(0));
    }
    if (recipe.getPreprocessing().getOrder() == Order.BGR) {
      Collections.reverse(numbers);
    }
    float[] all = new float[colours()];
    for (int i = 0; i < all.length; i++) {
      all[i] = numbers.get(i);
    }
    return Floats.tensor(all, 1, all.length, 1, 1);
  }

  /** What {@code sizes} holds, by position. */
  Argument sizes() {
    Preprocessing how = recipe.getPreprocessing();
    return new Argument.Integers(
        longs(
            recipe.getWidth(),
            jitter.pad(),
            jitter.first(),
            jitter.second(),
            fit(),
            how.getHeight(),
            how.getWidth(),
            how.getOrder() == Order.BGR ? 1 : 0,
            how.getChannelsLast() ? 1 : 0,
            channelAxis,
            EVALUATE_EVERY,
            recipe.getTransformations() ? 1 : 0,
            LED_STEPS));
  }

  private int fit() {
    Fit fit = recipe.getFit();
    return fit == Fit.CROP_OR_PAD || fit == Fit.RESIZE ? fit.getNumber() : Fit.NONE.getNumber();
  }

  /** What {@code rates} holds: the value of white, the learning rate. */
  Argument rates() {
    float range = recipe.getPreprocessing().getRange();
    return new Argument.Reals(
        List.of(range == 0 ? 1.0 : (double) range, (double) recipe.getLearningRate()));
  }

  /** What {@code draws} holds for these steps. */
  Argument draws(List<Draw> steps) {
    List<Long> all = new ArrayList<>(steps.size() * DRAWN);
    for (Draw draw : steps) {
      all.addAll(
          longs(
              draw.top(),
              draw.left(),
              draw.scaled(jittered(recipe.getHeight())),
              draw.scaled(jittered(recipe.getWidth())),
              draw.degrees(),
              draw.secondTop(),
              draw.secondLeft()));
    }
    return new Argument.Integers(all);
  }

  /** The rotation of each step, from normalized places of the result to those of the source. */
  Tensor turns(List<Draw> steps) {
    float[] all = new float[steps.size() * 6];
    for (int i = 0; i < steps.size(); i++) {
      Draw draw = steps.get(i);
      double angle = StrictMath.toRadians(draw.degrees());
      double ratio =
          (double) draw.scaled(jittered(recipe.getHeight()))
              / draw.scaled(jittered(recipe.getWidth()));
      all[6 * i] = (float) StrictMath.cos(angle);
      all[6 * i + 1] = (float) (StrictMath.sin(angle) * ratio);
      all[6 * i + 3] = (float) (-StrictMath.sin(angle) / ratio);
      all[6 * i + 4] = (float) StrictMath.cos(angle);
    }
    return Floats.tensor(all, steps.size(), 2, 3);
  }

  /** A side once the picture is padded and moved for the first time. */
  private int jittered(int side) {
    return side + 2 * jitter.pad() - jitter.first();
  }

  private static List<Long> longs(int... numbers) {
    List<Long> all = new ArrayList<>(numbers.length);
    for (int number : numbers) {
      all.add((long) number);
    }
    return all;
  }
}
