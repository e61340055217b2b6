package io.vitrine.program.operator;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.network.Tensor;
import io.vitrine.program.GraphCompiler;
import io.vitrine.program.LoadedProgram;
import io.vitrine.program.LoadedWeights;
import io.vitrine.program.Program;
import io.vitrine.program.SharedEngine;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every gradient beside central differences of fourth order, all in 64 bits. */
class GradientsIT {
  private static final double TOLERANCE = 1e-6;
  private static final double STEP = 1e-4;
  private static final int ELEMENTS = 8;

  @Test
  void everyGradientIsTheLimitOfDifferences() {
    List<String> wrong = new ArrayList<>();
    for (GradientCase one : GradientTable.all()) {
      try {
        check(one, wrong);
      } catch (RuntimeException e) {
        wrong.add(one + ": " + e.getMessage());
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyOperatorIsCheckedOrNamedAsOneWithoutGradient() {
    Set<String> named = new HashSet<>(GradientTable.WITHOUT);
    GradientTable.all().forEach(one -> named.add(one.op()));
    assertThat(OperatorTable.STANDARD.names()).containsExactlyInAnyOrderElementsOf(named);
  }

  private static void check(GradientCase one, List<String> wrong) {
    Program program = GraphCompiler.compile(one.graph(), one.constants(), List.of(one.output()));
    try (LoadedProgram loaded = SharedEngine.get().load(program);
        LoadedWeights weights = SharedEngine.get().upload(program, one.constants())) {
      Tensor value = requireNonNull(loaded.run(one.reals(), weights).get(one.output()));
      Tensor seed = random(value, 5);
      for (String input : one.reals().keySet()) {
        Tensor gradient =
            loaded.gradient(one.reals(), weights, one.output(), seed, input).gradient();
        double largest = 0;
        double error = 0;
        for (int i : some((int) gradient.elements())) {
          double expected = difference(loaded, weights, one, seed, input, i);
          largest = Math.max(largest, Math.abs(expected));
          error = Math.max(error, Math.abs(expected - gradient.data().getDouble(8 * i)));
        }
        if (!(error <= TOLERANCE * Math.max(largest, 1e-3))) {
          wrong.add("%s to %s: off by %.2e of %.2e".formatted(one, input, error, largest));
        }
      }
    }
  }

  private static double difference(
      LoadedProgram loaded,
      LoadedWeights weights,
      GradientCase one,
      Tensor seed,
      String input,
      int element) {
    double[] at = new double[4];
    double[] steps = {-2 * STEP, -STEP, STEP, 2 * STEP};
    for (int k = 0; k < 4; k++) {
      Map<String, Tensor> moved = new HashMap<>(one.reals());
      moved.put(input, moved(requireNonNull(moved.get(input)), element, steps[k]));
      Tensor value = requireNonNull(loaded.run(moved, weights).get(one.output()));
      for (int i = 0; i < value.elements(); i++) {
        at[k] += value.data().getDouble(8 * i) * seed.data().getDouble(8 * i);
      }
    }
    return (at[0] - 8 * at[1] + 8 * at[2] - at[3]) / (12 * STEP);
  }

  private static int[] some(int count) {
    return new Random(count)
        .ints(0, Math.max(count, 1))
        .distinct()
        .limit(Math.min(count, ELEMENTS))
        .toArray();
  }

  private static Tensor moved(Tensor tensor, int element, double by) {
    ByteBuffer data = copy(tensor);
    data.putDouble(8 * element, data.getDouble(8 * element) + by);
    return new Tensor(tensor.type(), tensor.shape(), data);
  }

  private static Tensor random(Tensor like, long seed) {
    Random random = new Random(seed);
    ByteBuffer data = copy(like);
    for (int i = 0; i < like.elements(); i++) {
      data.putDouble(8 * i, random.nextGaussian());
    }
    return new Tensor(like.type(), like.shape(), data);
  }

  private static ByteBuffer copy(Tensor tensor) {
    ByteBuffer data =
        ByteBuffer.allocate((int) tensor.elements() * 8).order(ByteOrder.LITTLE_ENDIAN);
    return data.put(tensor.data()).flip();
  }
}
