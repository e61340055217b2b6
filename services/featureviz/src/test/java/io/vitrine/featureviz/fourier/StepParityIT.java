package io.vitrine.featureviz.fourier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vitrine.model.LoadedPrograms;
import io.vitrine.network.Tensor;
import io.vitrine.program.Argument;
import io.vitrine.program.ResidentTensors;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The engine beside PyTorch: same weights, starting spectrum and transformations, some channels
 * dead at the start. Differences are of rounding only.
 */
class StepParityIT {
  private static final float PICTURE_TOLERANCE = 1e-4f;
  private static final float CURVE_TOLERANCE = 1e-3f;

  private final FourierNumbers numbers = FourierNumbers.of(Reference.recipe(), 1);

  @Test
  void takesTheStepsOfTheFormulas() {
    try (LoadedPrograms programs = Reference.programs();
        LoadedPrograms.Loaded loaded = Reference.load(programs, "")) {
      FourierLoop loop = new FourierLoop(loaded, numbers, Reference.block(), false);
      Tensor start = Reference.tensor("start");
      Tensor zeros = numbers.spectrum().zeros(Reference.CHANNELS.size());
      Argument state = new Argument.Tensors(List.of(start, zeros, zeros));

      near(Floats.of(loop.render(state)), Reference.floats("picture.0"), PICTURE_TOLERANCE);
      FourierLoop.Stepped one = loop.steps(state, 0, Reference.draws().subList(0, 1));
      try (ResidentTensors after = one.state()) {
        near(
            Floats.of(loop.render(new Argument.Resident(after))),
            Reference.floats("picture.1"),
            PICTURE_TOLERANCE);
      }
      FourierLoop.Stepped all = loop.steps(state, 0, Reference.draws());
      all.state().close();
      relatively(all.curve(), Reference.floats("curve"));
      relatively(all.evaluations(), Reference.floats("evaluations"));
    }
  }

  @Test
  void movesDeadChannelsInTheFirstStepsOnly() {
    float[] curve = Reference.floats("curve");
    float[] evaluations = Reference.floats("evaluations");
    assertThat(evaluations[2]).isZero();
    assertThat(evaluations[6]).isPositive();
    assertThat(curve[curve.length - 1]).isZero();
    try (LoadedPrograms programs = Reference.programs();
        LoadedPrograms.Loaded loaded = Reference.load(programs, "")) {
      FourierLoop loop = new FourierLoop(loaded, numbers, Reference.block(), false);
      Tensor start = Reference.tensor("start");
      Tensor zeros = numbers.spectrum().zeros(Reference.CHANNELS.size());
      Argument state = new Argument.Tensors(List.of(start, zeros, zeros));
      List<Draw> still = List.of(new Draw(1, 1, 100, 0, 0, 0));
      assertThat(movedBy(loop, state, 0, still)).containsExactly(true, true, true, false);
      assertThat(movedBy(loop, state, FourierNumbers.LED_STEPS, still))
          .containsExactly(true, true, false, false);
    }
  }

  private static boolean[] movedBy(FourierLoop loop, Argument state, int step, List<Draw> draws) {
    float[] before = Floats.of(loop.render(state));
    FourierLoop.Stepped stepped = loop.steps(state, step, draws);
    boolean[] moved = new boolean[Reference.CHANNELS.size()];
    try (ResidentTensors after = stepped.state()) {
      float[] pictures = Floats.of(loop.render(new Argument.Resident(after)));
      for (int i = 0; i < pictures.length; i++) {
        moved[i / (pictures.length / moved.length)] |= pictures[i] != before[i];
      }
    }
    return moved;
  }

  private static void near(float[] ours, float[] theirs, float tolerance) {
    assertThat(ours).hasSameSizeAs(theirs);
    for (int i = 0; i < ours.length; i++) {
      assertThat(ours[i]).as("element %d", i).isCloseTo(theirs[i], within(tolerance));
    }
  }

  private static void relatively(float[] ours, float[] theirs) {
    assertThat(ours).hasSameSizeAs(theirs);
    for (int i = 0; i < ours.length; i++) {
      assertThat(ours[i])
          .as("element %d", i)
          .isCloseTo(theirs[i], within(CURVE_TOLERANCE * Math.abs(theirs[i])));
    }
  }
}
