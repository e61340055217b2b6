package io.vitrine.program;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import io.vitrine.network.ElementType;
import io.vitrine.network.Network;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.Tensor;
import io.vitrine.network.onnx.OnnxReader;
import io.vitrine.program.conformance.Exports;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Every float value of exported networks beside ONNX Runtime's, for all their data sets. By hand:
 * {@code -Dvitrine.exports=DIR}, a folder that src/dev/export_models.py wrote.
 */
class ExportsIT {
  /** Of the largest magnitude. */
  private static final double TOLERANCE = 1e-4;

  /** Above this a difference is no rounding, whatever a wider run says. */
  private static final double ROUNDING = 1e-2;

  @Test
  void everyFloatValueAgreesWithOnnxRuntime() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Exports.Export export : Exports.all()) {
      try {
        List<String> found = compare(export);
        System.out.printf("%-8s %s%n", found.isEmpty() ? "AGREES" : "DIFFERS", export.name());
        found.forEach(one -> wrong.add(export.name() + ": " + one));
        found.stream().limit(5).forEach(System.out::println);
      } catch (OrtException e) {
        System.out.printf("%-8s %s: %s%n", "REFUSED", export.name(), e.getMessage());
      } catch (RuntimeException e) {
        System.out.printf("%-8s %s: %s%n", "BROKE", export.name(), e.getMessage());
        wrong.add(export.name() + ": " + e.getMessage());
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static List<String> compare(Exports.Export export) throws IOException, OrtException {
    Network network = OnnxReader.read(export.model(), ReadLimits.standard());
    assertThat(Operators.unsupported(network)).isEmpty();
    List<String> wanted =
        network.graph().nodes().stream()
            .flatMap(node -> node.outputs().stream())
            .filter(name -> !name.isEmpty())
            .toList();
    List<String> wrong = new ArrayList<>();
    for (Map<String, Tensor> inputs : export.inputs(network)) {
      Map<String, Tensor> theirs = Oracle.run(export.model(), inputs, wanted);
      Map<String, Tensor> ours = run(network, wanted, inputs);
      List<String> doubtful = new ArrayList<>();
      for (Map.Entry<String, Tensor> expected : theirs.entrySet()) {
        Tensor actual = requireNonNull(ours.get(expected.getKey()), expected.getKey());
        if (!actual.shape().equals(expected.getValue().shape())) {
          wrong.add(expected.getKey() + " has the shape " + actual.shape());
        } else if (TestTensors.relativeError(actual, expected.getValue()) > TOLERANCE) {
          doubtful.add(expected.getKey());
        }
      }
      if (!doubtful.isEmpty()) {
        wrong.addAll(judged(network, inputs, doubtful, ours, theirs));
      }
    }
    return wrong;
  }

  /** What a run in 64 bits is nearer to ONNX Runtime's value than to ours, by more than twice. */
  private static List<String> judged(
      Network network,
      Map<String, Tensor> inputs,
      List<String> doubtful,
      Map<String, Tensor> ours,
      Map<String, Tensor> theirs) {
    Map<String, Tensor> wideInputs = new LinkedHashMap<>();
    inputs.forEach((name, tensor) -> wideInputs.put(name, WideNetwork.wide(tensor)));
    Map<String, Tensor> exact = run(WideNetwork.of(network), doubtful, wideInputs);
    List<String> wrong = new ArrayList<>();
    for (String name : doubtful) {
      Tensor mine = requireNonNull(ours.get(name));
      Tensor their = requireNonNull(theirs.get(name));
      double between = TestTensors.relativeError(mine, their);
      double own = distance(mine, requireNonNull(exact.get(name)));
      double other = distance(their, requireNonNull(exact.get(name)));
      if (between > ROUNDING || own > 2 * other) {
        wrong.add(
            "%s differs by %.2e; from 64 bits %.2e, ONNX Runtime %.2e"
                .formatted(name, between, own, other));
      }
    }
    return wrong;
  }

  private static double distance(Tensor narrow, Tensor wide) {
    assertThat(wide.type()).isEqualTo(ElementType.FLOAT64);
    double error = 0;
    for (int i = 0; i < narrow.elements(); i++) {
      double a = narrow.data().getFloat(Float.BYTES * i);
      double b = wide.data().getDouble(Double.BYTES * i);
      if (a != b && !(Double.isNaN(a) && Double.isNaN(b))) {
        error = Math.max(error, Math.abs(a - b));
      }
    }
    return error;
  }

  private static Map<String, Tensor> run(
      Network network, List<String> wanted, Map<String, Tensor> inputs) {
    Program program = GraphCompiler.compile(network, wanted);
    try (LoadedProgram loaded = SharedEngine.get().load(program);
        LoadedWeights weights = SharedEngine.get().upload(program, network.weights())) {
      return loaded.run(inputs, weights);
    }
  }
}
