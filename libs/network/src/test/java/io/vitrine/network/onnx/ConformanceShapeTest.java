package io.vitrine.network.onnx;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.network.ElementType;
import io.vitrine.network.Graph;
import io.vitrine.network.ModelException;
import io.vitrine.network.Network;
import io.vitrine.network.OutsideData;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import io.vitrine.network.Value;
import io.vitrine.network.onnx.wire.GraphProto;
import io.vitrine.network.onnx.wire.ModelProto;
import io.vitrine.network.onnx.wire.TensorProto;
import io.vitrine.network.onnx.wire.ValueInfoProto;
import io.vitrine.network.shape.ShapeInference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is inferred for the standard's own samples never contradicts their outputs. */
class ConformanceShapeTest {
  private final Path folder;
  private final List<String> wrong = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();
  private int compared;

  ConformanceShapeTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @ValueSource(strings = {"onnx_node", "onnx_pytorch-operator", "onnx_pytorch-converted"})
  void inferredShapesAreThoseOfTheSamples(String suite) throws IOException {
    Map<String, byte[]> files = Tar.read(OutsideData.at("conformance/" + suite + ".tar.gz"));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      if (file.getKey().endsWith("/model.onnx")) {
        String sample = file.getKey().substring(0, file.getKey().length() - "model.onnx".length());
        check(sample, file.getValue(), files);
      }
    }
    System.out.println(
        suite + ": " + compared + " outputs agree, " + unknown.size() + " not fully known");
    unknown.forEach(line -> System.out.println("  " + line));
    assertThat(wrong).isEmpty();
    assertThat(compared).isPositive();
  }

  private void check(String sample, byte[] bytes, Map<String, byte[]> files) throws IOException {
    Path file = Files.write(folder.resolve("model.onnx"), bytes);
    try {
      Network network = OnnxReader.read(file, ReadLimits.standard());
      GraphProto proto = ModelProto.parseFrom(bytes).getGraph();
      Map<String, Shape> shapes = new HashMap<>();
      Map<String, Tensor> values = new HashMap<>(network.weights());
      for (int i = 0; i < proto.getInputCount(); i++) {
        String name = proto.getInput(i).getName();
        tensor(files, sample + "test_data_set_0/input_" + i + ".pb", proto.getInput(i))
            .ifPresent(
                tensor -> {
                  shapes.put(name, tensor.shape());
                  values.put(name, tensor);
                });
      }
      shapes.keySet().removeAll(network.weights().keySet());
      Graph graph = ShapeInference.infer(network.graph(), values, shapes);
      for (int i = 0; i < proto.getOutputCount(); i++) {
        Optional<Tensor> expected =
            tensor(files, sample + "test_data_set_0/output_" + i + ".pb", proto.getOutput(i));
        if (expected.isPresent()) {
          compare(
              sample, requireNonNull(graph.values().get(graph.outputs().get(i))), expected.get());
        }
      }
    } catch (ModelException e) {
      wrong.add(sample + ": " + e.getMessage());
    }
  }

  private static Optional<Tensor> tensor(
      Map<String, byte[]> files, String path, ValueInfoProto info) throws IOException {
    byte[] bytes = files.getOrDefault(path, new byte[0]);
    int code = info.getType().getTensorType().getElemType();
    boolean held =
        ElementType.ofCode(code).filter(TensorReader::canHold).isPresent()
            && files.containsKey(path);
    if (!held) {
      return Optional.empty();
    }
    ReadLimits limits = ReadLimits.standard();
    TensorReader reader =
        new TensorReader(limits, new ExternalTensors(path2 -> Optional.empty(), limits));
    return Optional.of(reader.read(TensorProto.parseFrom(bytes)));
  }

  private void compare(String sample, Value found, Tensor expected) {
    boolean typeFits = found.type().isEmpty() || found.type().get() == expected.type();
    if (found.shape().isEmpty()) {
      unknown.add(sample + ": " + found);
      return;
    }
    long[] sizes = found.shape().get().sizes();
    long[] wanted = expected.shape().sizes();
    boolean fits = sizes.length == wanted.length;
    for (int i = 0; fits && i < sizes.length; i++) {
      fits = sizes[i] < 0 || sizes[i] == wanted[i];
    }
    if (!fits || !typeFits) {
      wrong.add(
          "%s: %s %s, not %s %s"
              .formatted(
                  sample, found.type(), found.shape(), expected.type(), Arrays.toString(wanted)));
    } else if (!found.shape().get().isKnown() || found.type().isEmpty()) {
      unknown.add(sample + ": " + found);
    } else {
      compared++;
    }
  }
}
