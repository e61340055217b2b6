package io.vitrine.program;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.architectures.Architecture;
import io.vitrine.network.Network;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import io.vitrine.network.onnx.OnnxReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is folded is listed, and only where nobody asks for what is in between. */
class FoldingIT {
  private static final String CONV = "/layer1/layer1.0/conv1/Conv_output_0";
  private static final String NORM = "/layer1/layer1.0/bn1/BatchNormalization_output_0";
  private static final String RELU = "/layer1/layer1.0/relu/Relu_output_0";
  private static final String NAMED = "'/layer1/layer1.0/bn1/BatchNormalization'";
  private static final Tensor PICTURE = TestTensors.random(Shape.of(1, 3, 224, 224), 3);

  private static final Network NETWORK = resnet(1);

  private static Network resnet(long seed) {
    try {
      Path file = Files.createTempFile("resnet50-", ".onnx");
      file.toFile().deleteOnExit();
      Architecture.RESNET50.write(file, seed);
      return OnnxReader.read(file, ReadLimits.standard());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void batchNormIsFoldedAndListedWhereItsInputIsNotAskedFor() {
    Program program = GraphCompiler.compile(NETWORK, List.of(RELU), Purpose.VALUES_ON_CPU);

    assertThat(program.folded()).anySatisfy(words -> assertThat(words).contains(NAMED));
  }

  @Test
  void batchNormIsNotFoldedWhereItsInputIsAskedFor() {
    Program program = GraphCompiler.compile(NETWORK, List.of(CONV, RELU), Purpose.VALUES_ON_CPU);

    assertThat(program.folded()).noneSatisfy(words -> assertThat(words).contains(NAMED));
  }

  @Test
  void aValueIsTheSameWhateverElseIsAskedFor() {
    Tensor alone = run(NETWORK, List.of(RELU)).get(RELU);
    Map<String, Tensor> together = run(NETWORK, List.of(CONV, NORM, RELU));

    assertThat(TestTensors.relativeError(requireNonNull(alone), requireNonNull(together.get(RELU))))
        .isLessThan(1e-5);
    // The activation overwrites nothing that is asked for.
    assertThat(minimum(requireNonNull(together.get(NORM)))).isNegative();
    assertThat(minimum(requireNonNull(together.get(RELU)))).isZero();
  }

  @Test
  void theProgramOfOneCheckpointRunsAnother() {
    Network other = resnet(2);
    Program program = GraphCompiler.compile(NETWORK, List.of(RELU), Purpose.VALUES_ON_CPU);

    assertThat(program.baked()).isEmpty();
    try (LoadedProgram loaded = SharedEngine.get().load(program);
        LoadedWeights weights = SharedEngine.get().upload(program, other.weights())) {
      Tensor shared = loaded.run(Map.of("input", PICTURE), weights).get(RELU);
      assertThat(
              TestTensors.relativeError(
                  requireNonNull(shared), requireNonNull(run(other, List.of(RELU)).get(RELU))))
          .isZero();
    }
  }

  @Test
  void gradientsAreRefusedWhereOnlyValuesWereCompiledFor() {
    Program program = GraphCompiler.compile(NETWORK, List.of(RELU), Purpose.VALUES_ON_CPU);
    try (LoadedProgram loaded = SharedEngine.get().load(program);
        LoadedWeights weights = SharedEngine.get().upload(program, NETWORK.weights())) {
      assertThatThrownBy(
              () -> loaded.gradient(Map.of("input", PICTURE), weights, RELU, PICTURE, "input"))
          .isInstanceOf(ProgramException.class)
          .hasMessageContaining("DIFFERENTIABLE");
    }
  }

  @Test
  void theGradientIsThatOfTheUnfoldedNetwork() {
    Tensor folded = gradient(List.of(RELU));
    Tensor plain = gradient(List.of(CONV, NORM, RELU));

    assertThat(TestTensors.relativeError(folded, plain)).isLessThan(1e-4);
  }

  private static Tensor gradient(List<String> wanted) {
    Program program = GraphCompiler.compile(NETWORK, wanted);
    try (LoadedProgram loaded = SharedEngine.get().load(program);
        LoadedWeights weights = SharedEngine.get().upload(program, NETWORK.weights())) {
      Tensor seed = TestTensors.random(Shape.of(1, 64, 56, 56), 5);
      return loaded.gradient(Map.of("input", PICTURE), weights, RELU, seed, "input").gradient();
    }
  }

  private static Map<String, Tensor> run(Network network, List<String> wanted) {
    Program program = GraphCompiler.compile(network, wanted, Purpose.VALUES_ON_CPU);
    try (LoadedProgram loaded = SharedEngine.get().load(program);
        LoadedWeights weights = SharedEngine.get().upload(program, network.weights())) {
      return loaded.run(Map.of("input", PICTURE), weights);
    }
  }

  private static float minimum(Tensor tensor) {
    float least = Float.POSITIVE_INFINITY;
    for (int i = 0; i < tensor.elements(); i++) {
      least = Math.min(least, tensor.data().getFloat(i * Float.BYTES));
    }
    return least;
  }
}
