package io.vitrine.architectures;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.network.Network;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.onnx.OnnxReader;
import io.vitrine.network.shape.ShapeInference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {
  @TempDir Path folder = Path.of("");

  /** The numbers of trained parameters that torchvision gives. */
  @ParameterizedTest
  @CsvSource({
    "RESNET50, 25557032",
    "DENSENET121, 7978856",
    "MOBILENET_V2, 3504872",
    "SQUEEZENET1_1, 1235496",
    "VIT_B_16, 86567656"
  })
  void hasTheParametersOfThePublishedNetwork(Architecture architecture, long parameters)
      throws IOException {
    Path file = folder.resolve("model.onnx");
    architecture.write(file, 1);
    Network network = OnnxReader.read(file, ReadLimits.standard());

    long trained =
        network.weights().entrySet().stream()
            .filter(weight -> weight.getValue().type().isFloat())
            .filter(weight -> !weight.getKey().contains("running_"))
            .filter(weight -> weight.getValue().shape().rank() > 0)
            .mapToLong(weight -> weight.getValue().elements())
            .sum();

    assertThat(trained).isEqualTo(parameters);
    String output = network.graph().outputs().get(0);
    assertThat(ShapeInference.infer(network, Map.of()).values().get(output))
        .satisfies(
            value -> assertThat(value.shape().orElseThrow().sizes()).containsExactly(1, 1000));
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherGivesOthers() throws IOException {
    Path one = folder.resolve("one.onnx");
    Path again = folder.resolve("again.onnx");
    Path other = folder.resolve("other.onnx");
    Architecture.SQUEEZENET1_1.write(one, 1);
    Architecture.SQUEEZENET1_1.write(again, 1);
    Architecture.SQUEEZENET1_1.write(other, 2);

    assertThat(Files.mismatch(one, again)).isEqualTo(-1);
    assertThat(Files.mismatch(one, other)).isNotEqualTo(-1);
  }

  @Test
  void aRowOfLayersHasTheSizeAskedFor() throws IOException {
    Path file = folder.resolve("layers.onnx");
    Architecture.writeLayers(file, 64L << 20, 1);

    assertThat(Files.size(file)).isBetween(64L << 20, 65L << 20);
    assertThat(OnnxReader.read(file, ReadLimits.standard()).graph().nodes()).hasSize(2);
  }
}
