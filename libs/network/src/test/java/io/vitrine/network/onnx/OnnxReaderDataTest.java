package io.vitrine.network.onnx;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.vitrine.network.ModelException;
import io.vitrine.network.ModelException.Reason;
import io.vitrine.network.Network;
import io.vitrine.network.OutsideData;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.shape.ShapeInference;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every given file is read, or refused with a message that helps. */
class OnnxReaderDataTest {
  /** Files that must be refused, with the reason and a word of the message; all others are read. */
  private static final Map<String, Map.Entry<Reason, String>> REFUSED =
      Map.ofEntries(
          entry("git_lfs_pointer_gpt2-10.onnx", entry(Reason.NOT_ONNX, "git lfs pull")),
          entry("html_page_named_mobilenetv2-7.onnx", entry(Reason.NOT_ONNX, "web page")),
          entry("glow_preluInvalidBroadcastSlope.onnxtxt", entry(Reason.NOT_ONNX, "text format")),
          entry("glow_sliceInvalidAxes.onnxtxt", entry(Reason.NOT_ONNX, "text format")),
          entry("ort_corrupt-model.onnx", entry(Reason.NOT_ONNX, "text file")),
          entry(
              "polygraphy_bad_graph_with_dup_value_info.onnx",
              entry(Reason.INVALID_GRAPH, "\"inp\" is defined twice")),
          entry(
              "polygraphy_bad_graph_with_no_import_domains.onnx",
              entry(Reason.INVALID_GRAPH, "opset_import")),
          entry(
              "polygraphy_bad_graph_with_multi_level_errors.onnx",
              entry(Reason.INVALID_GRAPH, "\"onnx_graphsurgeon_node_1\" (MatMul): matrices of")),
          entry(
              "polygraphy_bad_graph_with_parallel_invalid_nodes.onnx",
              entry(Reason.INVALID_GRAPH, "\"MatMul_0\" (MatMul): matrices of shapes")),
          entry("polygraphy_empty.onnx", entry(Reason.INVALID_GRAPH, "no outputs")),
          entry(
              "polygraphy_ext_weights.onnx",
              entry(Reason.MISSING_EXTERNAL_DATA, "\"ext_weights.data\" is missing")),
          entry(
              "polygraphy_ext_weights_same_dir_ext_weights.onnx",
              entry(Reason.MISSING_EXTERNAL_DATA, "is missing")),
          entry("polygraphy_weightless.conv.onnx", entry(Reason.INVALID_GRAPH, "stripped")),
          entry("polygraphy_weightless.sparse.conv.onnx", entry(Reason.INVALID_GRAPH, "stripped")),
          entry(
              "polygraphy_weightless.transpose_matmul.onnx",
              entry(Reason.INVALID_GRAPH, "stripped")));

  static Stream<Path> malformed() throws IOException {
    return OutsideData.files("malformed", ".onnx", ".onnxtxt").stream();
  }

  static Stream<Path> wellFormed() throws IOException {
    return Stream.of("models", "structure", "conformance/burn_opset_ladder")
        .flatMap(
            folder -> {
              try {
                return OutsideData.files(folder, ".onnx").stream()
                    .filter(file -> !file.getFileName().toString().startsWith("LICENSE"));
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void everyMalformedFileIsAnswered(Path file) {
    String name = file.getFileName().toString();
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          try {
            Network network = answer(file);
            System.out.println(name + ": read, " + network.graph().nodes().size() + " nodes");
            assertThat(REFUSED).doesNotContainKey(name);
          } catch (ModelException e) {
            System.out.println(e.reason() + " " + e.getMessage());
            Map.Entry<Reason, String> expected =
                requireNonNull(REFUSED.get(name), () -> "refused: " + e.getMessage());
            assertThat(e.reason()).isEqualTo(expected.getKey());
            assertThat(e).hasMessageContaining(expected.getValue());
            assertThat(e.file()).contains(name);
          }
        });
  }

  /** Read and inferred, as at import. */
  private static Network answer(Path file) {
    Network network = OnnxReader.read(file, ReadLimits.standard());
    try {
      ShapeInference.infer(network, Map.of());
    } catch (ModelException e) {
      throw e.inFile(file.getFileName().toString());
    }
    return network;
  }

  @ParameterizedTest
  @MethodSource("wellFormed")
  void everyRealNetworkIsRead(Path file) {
    Network network = OnnxReader.read(file, ReadLimits.standard());
    assertThat(network.graph().nodes()).isNotEmpty();
    assertThat(network.graph().outputs()).isNotEmpty();
    System.out.println(
        file.getFileName()
            + ": "
            + network.graph().nodes().size()
            + " nodes, "
            + network.weights().size()
            + " weights, opset "
            + network.opset()
            + ", "
            + network.producer());
  }

  @Test
  void theWeightsOfSqueezenetAreThoseOfItsSource() {
    Network network =
        OnnxReader.read(
            OutsideData.at("models/squeezenet1.1/squeezenet1.1.onnx"), ReadLimits.standard());
    assertThat(network.graph().inputs()).hasSize(1);
    assertThat(network.graph().initializers()).hasSize(network.weights().size());
    assertThat(network.graph().captured()).isEmpty();
  }
}
