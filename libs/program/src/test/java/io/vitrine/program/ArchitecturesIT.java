package io.vitrine.program;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import io.vitrine.architectures.Architecture;
import io.vitrine.network.Network;
import io.vitrine.network.Node;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.Tensor;
import io.vitrine.network.Value;
import io.vitrine.network.onnx.OnnxReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Well-known networks beside ONNX Runtime, whatever is asked for and whatever they are compiled
 * for: nothing that is folded, fused or laid out differently shows in a value.
 */
class ArchitecturesIT {
  private static final double TOLERANCE = 1e-4;

  /** Every how many values one is asked for, so that some are folded away and some are not. */
  private static final int SPARSELY = 7;

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @EnumSource
  void valuesAgreeWithOnnxRuntimeWhateverIsAskedFor(Architecture architecture)
      throws IOException, OrtException {
    Path file = folder.resolve(architecture.id() + ".onnx");
    architecture.write(file, 1);
    Network network = OnnxReader.read(file, ReadLimits.standard());
    Value input = network.graph().inputs().get(0);
    Map<String, Tensor> given =
        Map.of(input.name(), TestTensors.random(input.shape().orElseThrow(), 1));
    List<String> all = network.graph().nodes().stream().map(node -> node.outputs().get(0)).toList();
    Map<String, Tensor> expected = Oracle.run(file, given, all);
    assertThat(expected).hasSameSizeAs(all);

    Map<String, Double> wrong = new TreeMap<>();
    for (Purpose purpose : Purpose.values()) {
      for (List<String> wanted :
          List.of(network.graph().outputs(), some(network.graph().nodes()), all)) {
        errors(network, given, wanted, purpose, expected)
            .forEach((name, error) -> wrong.put(purpose + " " + wanted.size() + " " + name, error));
      }
    }

    assertThat(wrong).isEmpty();
  }

  private static List<String> some(List<Node> nodes) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i += SPARSELY) {
      names.add(nodes.get(i).outputs().get(0));
    }
    return names;
  }

  private static Map<String, Double> errors(
      Network network,
      Map<String, Tensor> given,
      List<String> wanted,
      Purpose purpose,
      Map<String, Tensor> expected) {
    Program program = GraphCompiler.compile(network, wanted, purpose);
    try (LoadedProgram loaded = SharedEngine.get().load(program);
        LoadedWeights weights = SharedEngine.get().upload(program, network.weights())) {
      return loaded.run(
          given,
          weights,
          values -> {
            assertThat(values.keySet()).containsExactlyElementsOf(wanted);
            Map<String, Double> wrong = new TreeMap<>();
            values.forEach(
                (name, value) -> {
                  Tensor right = requireNonNull(expected.get(name), name);
                  assertThat(value.shape()).isEqualTo(right.shape());
                  double error = TestTensors.relativeError(value, right);
                  if (error > TOLERANCE) {
                    wrong.put(name, error);
                  }
                });
            return wrong;
          });
    }
  }
}
