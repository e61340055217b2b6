package io.vitrine.featureviz.fourier;

import io.vitrine.model.LoadedPrograms;
import io.vitrine.model.Problems;
import io.vitrine.network.ElementType;
import io.vitrine.network.Tensor;
import io.vitrine.program.Argument;
import io.vitrine.program.ProgramException;
import io.vitrine.program.ResidentTensors;
import io.vitrine.transport.ProblemException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Calls the methods of {@code fourier.py} with one block's numbers. Stateless; the program stays
 * its owner's.
 */
final class FourierLoop {
  private static final int CURVE = 3;
  private static final int EVALUATIONS = 4;

  private final LoadedPrograms.Loaded loaded;
  private final FourierNumbers numbers;
  private final Padded block;
  private final boolean each;

  /**
   * @param each whether the network takes one picture at a time
   */
  FourierLoop(LoadedPrograms.Loaded loaded, FourierNumbers numbers, Padded block, boolean each) {
    this.loaded = loaded;
    this.numbers = numbers;
    this.block = block;
    this.each = each;
  }

  /**
   * What steps gave.
   *
   * @param state spectrum and both moments, on the device
   * @param curve objective of each picture before each step, step by step
   * @param evaluations objective of the untransformed pictures, for each evaluation among the steps
   */
  record Stepped(ResidentTensors state, float[] curve, float[] evaluations) {}

  /** Does the steps of these draws. */
  Stepped steps(Argument state, int begun, List<Draw> draws) {
    ResidentTensors results =
        call(
            "fourier_steps",
            Stream.of(
                state,
                numbers.fixed(),
                block.channels(),
                numbers.draws(draws),
                new Argument.Tensors(List.of(numbers.turns(draws))),
                numbers.sizes(),
                numbers.rates(),
                new Argument.Integers(List.of((long) begun, each ? 1L : 0))));
    return new Stepped(
        results,
        Floats.of(results.download(CURVE, ElementType.FLOAT32)),
        Floats.of(results.download(EVALUATIONS, ElementType.FLOAT32)));
  }

  /** The objective of each untransformed picture. */
  float[] evaluate(Argument state) {
    try (ResidentTensors results =
        call(
            "fourier_evaluate",
            Stream.of(
                state,
                numbers.fixed(),
                block.channels(),
                numbers.sizes(),
                numbers.rates(),
                new Argument.Integers(List.of(each ? 1L : 0))))) {
      return Floats.of(results.download(0, ElementType.FLOAT32));
    }
  }

  /** The pictures as they are now: [pictures, colours, height, width], values in [0, 1]. */
  Tensor render(Argument state) {
    try (ResidentTensors results =
        call("fourier_render", Stream.of(state, numbers.fixed(), numbers.sizes()))) {
      return results.download(0, ElementType.FLOAT32);
    }
  }

  private ResidentTensors call(String method, Stream<Argument> arguments) {
    try {
      return loaded.program().call(method, loaded.weights(), arguments.toList());
    } catch (ProgramException e) {
      throw new ProblemException(Problems.of(e), e);
    }
  }
}
