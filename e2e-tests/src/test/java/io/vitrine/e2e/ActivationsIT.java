package io.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivationsIT {
  private static final double OF_LARGEST = 1e-4;

  private Path folder;

  @BeforeEach
  void open(@TempDir Path temporary) {
    folder = temporary;
  }

  @Test
  void theOutputIsTheOneThatCameWithTheModel() throws Exception {
    Vitrine vitrine = SharedCluster.get();
    Path input = OutsideData.require("models/squeezenet1.1/input_0.npy");
    NpyFile expected = NpyFile.read(OutsideData.require("models/squeezenet1.1/output_0.npy"));
    Path out = folder.resolve("scores.npy");
    vitrine
        .run(
            "activations",
            SharedCluster.SQUEEZENET,
            "--input",
            input,
            "--value",
            "squeezenet0_flatten0_reshape0",
            "--out",
            out)
        .succeeded();
    NpyFile actual = NpyFile.read(out);
    assertThat(actual.shape()).isEqualTo(expected.shape());
    assertThat(greatestDifference(actual, expected)).isLessThanOrEqualTo(1e-3);
  }

  @Test
  void everyValueOfSqueezenetAgreesWithOnnxRuntime() throws Exception {
    Vitrine vitrine = SharedCluster.get();
    Path input = OutsideData.require("models/squeezenet1.1/input_0.npy");
    Map<String, NpyFile> ours = all(vitrine, SharedCluster.SQUEEZENET, input);
    assertThat(ours).hasSizeGreaterThanOrEqualTo(66);
    compare(ours, Oracle.everyValue(OutsideData.squeezenet(), "data", NpyFile.read(input)));
  }

  @Test
  void everyValueOfMnistAgreesWithOnnxRuntime() throws Exception {
    Vitrine vitrine = SharedCluster.get();
    float[] pixels = new float[28 * 28];
    Random random = new Random(1);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = 255 * random.nextFloat();
    }
    NpyFile picture = new NpyFile(new long[] {1, 1, 28, 28}, pixels);
    Path input = folder.resolve("digit.npy");
    picture.write(input);
    Map<String, NpyFile> ours = all(vitrine, SharedCluster.MNIST, input);
    assertThat(ours).hasSizeGreaterThanOrEqualTo(11);
    compare(ours, Oracle.everyValue(OutsideData.mnist(), "Input3", picture));
  }

  @Test
  void aValueThatIsNotThereIsNamed() throws Exception {
    CommandResult result =
        SharedCluster.get()
            .run(
                "activations",
                SharedCluster.SQUEEZENET,
                "--image",
                OutsideData.kitten(),
                "--value",
                "no_such_value",
                "--out",
                folder.resolve("none.npy"))
            .failed();
    assertThat(result.errors()).contains("no_such_value");
    assertThat(folder.resolve("none.npy")).doesNotExist();
  }

  private Map<String, NpyFile> all(Vitrine vitrine, String model, Path input) throws Exception {
    Path out = folder.resolve("all-" + model);
    vitrine.run("activations", model, "--input", input, "--all", "--out", out).succeeded();
    JsonNode index = new ObjectMapper().readTree(out.resolve("index.json").toFile());
    Map<String, NpyFile> values = new LinkedHashMap<>();
    for (JsonNode entry : index) {
      assertThat(entry.fieldNames()).toIterable().contains("name", "file", "shape", "dtype");
      assertThat(out.resolve(entry.get("file").asText())).exists();
      if (entry.get("dtype").asText().equals("float32")) {
        NpyFile value = NpyFile.read(out.resolve(entry.get("file").asText()));
        assertThat(entry.get("shape")).hasSize(value.shape().length);
        values.put(entry.get("name").asText(), value);
      }
    }
    return values;
  }

  private static void compare(Map<String, NpyFile> ours, Map<String, NpyFile> oracle) {
    assertThat(ours.keySet()).containsAll(oracle.keySet());
    oracle.forEach(
        (name, expected) -> {
          NpyFile actual = ours.get(name);
          assertThat(actual).as(name).isNotNull();
          assertThat(actual.shape()).as(name).isEqualTo(expected.shape());
          double largest = 0;
          for (float value : expected.values()) {
            largest = Math.max(largest, Math.abs(value));
          }
          assertThat(greatestDifference(actual, expected))
              .as("%s, whose largest magnitude is %s", name, largest)
              .isLessThanOrEqualTo(OF_LARGEST * largest);
        });
  }

  private static double greatestDifference(NpyFile a, NpyFile b) {
    double greatest = 0;
    for (int i = 0; i < a.values().length; i++) {
      double difference = Math.abs((double) a.values()[i] - b.values()[i]);
      // Not a number is a difference too.
      greatest = difference <= greatest ? greatest : difference;
    }
    return greatest;
  }
}
