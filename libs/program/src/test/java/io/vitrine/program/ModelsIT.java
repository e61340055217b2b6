package io.vitrine.program;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import io.vitrine.network.Dimension;
import io.vitrine.network.ElementType;
import io.vitrine.network.Network;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import io.vitrine.network.Value;
import io.vitrine.network.onnx.OnnxReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real networks: every value beside ONNX Runtime's. */
class ModelsIT {
  private static final double TOLERANCE = 1e-4;
  private static final double ROUNDING = 1e-6;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "models/squeezenet1.1/squeezenet1.1.onnx",
        "models/mnist8/mnist-8.onnx",
        "models/mnist8/opt-mnist.onnx",
        "models/mnist_burn/mnist.onnx",
        "models/ultraface_rfb320/version-RFB-320.onnx",
        "models/ultraface_rfb320/version-RFB-320_simplified.onnx",
        "models/ultraface_rfb320/version-RFB-320_without_postprocessing.onnx",
        "models/ultraface_rfb320/version-slim-320.onnx",
        "models/blazeface/face_detection_front_128x128.onnx",
        "models/yunet/yunet_n_320_320.onnx",
        "models/yunet/yunet_n_dynamic.onnx",
      })
  void everyFloatValueAgreesWithOnnxRuntime(String path) throws IOException, OrtException {
    Path file = SharedEngine.data(path);
    Network network = OnnxReader.read(file, ReadLimits.standard());
    assertThat(Operators.unsupported(network)).isEmpty();
    List<String> wanted = values(network);
    Map<String, Tensor> inputs = inputs(network);

    Map<String, Tensor> ours = run(network, wanted, inputs);

    Map<String, Tensor> theirs = Oracle.run(file, inputs, wanted);
    assertThat(theirs).hasSizeGreaterThan(wanted.size() / 2);
    List<String> wrong = new ArrayList<>();
    List<String> apart = new ArrayList<>();
    theirs.forEach(
        (name, expected) -> {
          Tensor actual = requireNonNull(ours.get(name), name);
          if (!actual.shape().equals(expected.shape())) {
            wrong.add(name + " has the shape " + actual.shape() + ", not " + expected.shape());
          } else if (TestTensors.relativeError(actual, expected) > TOLERANCE) {
            apart.add(name);
          }
        });
    wrong.addAll(judged(file, inputs, apart, ours, theirs));
    assertThat(wrong).isEmpty();
  }

  /**
   * Those of the values further from the truth than twice ONNX Runtime's own distance. It rounds
   * the logistic function to about 1e-7 whatever its size, which is much of a value of 1e-5.
   */
  private static List<String> judged(
      Path file,
      Map<String, Tensor> inputs,
      List<String> names,
      Map<String, Tensor> ours,
      Map<String, Tensor> theirs)
      throws IOException {
    if (names.isEmpty()) {
      return List.of();
    }
    Map<String, Tensor> truth = DoublePrecision.run(file, inputs, names);
    List<String> wrong = new ArrayList<>();
    for (String name : names) {
      Tensor true64 = requireNonNull(truth.get(name), name);
      double our = TestTensors.distance(requireNonNull(ours.get(name), name), true64);
      double their = TestTensors.distance(requireNonNull(theirs.get(name), name), true64);
      System.out.printf("%s %s: ours %.1e, ONNX Runtime %.1e%n", file, name, our, their);
      // The 64-bit run is our own program too: an error in it would be far from theirs.
      if (our > 2 * their || their > ROUNDING) {
        wrong.add(name + " is off by " + our + ", ONNX Runtime by " + their);
      }
    }
    return wrong;
  }

  @Test
  void squeezenetGivesItsPublishedOutput() throws IOException {
    Path folder = SharedEngine.data("models/squeezenet1.1");
    Network network = OnnxReader.read(folder.resolve("squeezenet1.1.onnx"), ReadLimits.standard());
    String input = network.graph().inputs().get(0).name();
    String output = network.graph().outputs().get(0);

    Tensor actual =
        requireNonNull(
            run(
                    network,
                    List.of(output),
                    Map.of(input, TestTensors.npy(folder.resolve("input_0.npy"))))
                .get(output),
            output);

    Tensor expected = TestTensors.npy(folder.resolve("output_0.npy"));
    for (int i = 0; i < expected.elements(); i++) {
      assertThat((double) actual.data().getFloat(4 * i))
          .isCloseTo(expected.data().getFloat(4 * i), org.assertj.core.data.Offset.offset(1e-3));
    }
  }

  private static Map<String, Tensor> run(
      Network network, List<String> wanted, Map<String, Tensor> inputs) {
    Program program = GraphCompiler.compile(network, wanted, SharedEngine.get().values());
    try (LoadedProgram loaded = SharedEngine.get().load(program);
        LoadedWeights weights = SharedEngine.get().upload(program, network.weights())) {
      return loaded.run(inputs, weights);
    }
  }

  private static List<String> values(Network network) {
    return network.graph().nodes().stream()
        .flatMap(node -> node.outputs().stream())
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /**
   * A random tensor for every input. An axis of unknown size gets one element, one of a picture's
   * sides 64.
   */
  private static Map<String, Tensor> inputs(Network network) {
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    for (Value input : network.graph().inputs()) {
      assertThat(input.type()).contains(ElementType.FLOAT32);
      List<Dimension> axes = input.shape().orElseThrow().dimensions();
      long[] sizes = new long[axes.size()];
      for (int i = 0; i < sizes.length; i++) {
        sizes[i] = axes.get(i).isKnown() ? axes.get(i).size() : i < 2 ? 1 : 64;
      }
      inputs.put(input.name(), TestTensors.random(Shape.of(sizes), inputs.size()));
    }
    return inputs;
  }
}
