package io.vitrine.program.conformance;

import io.vitrine.network.Network;
import io.vitrine.network.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Exported networks with inputs, laid out like the conformance suites. */
public final class Exports {
  private static final String PROPERTY = "vitrine.exports";

  private Exports() {}

  /** A folder with model.onnx and test_data_set_N. */
  public record Export(String name, Path folder) {
    public Path model() {
      return folder.resolve("model.onnx");
    }

    /** The inputs of every data set. */
    public List<Map<String, Tensor>> inputs(Network network) throws IOException {
      List<Map<String, Tensor>> all = new ArrayList<>();
      for (int set = 0; Files.isDirectory(folder.resolve("test_data_set_" + set)); set++) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        for (int i = 0; i < network.graph().inputs().size(); i++) {
          Path file = folder.resolve("test_data_set_" + set).resolve("input_" + i + ".pb");
          inputs.put(network.graph().inputs().get(i).name(), TensorFile.read(file).orElseThrow());
        }
        all.add(inputs);
      }
      return all;
    }
  }

  /** All exports by name; the test is skipped, saying so, where no folder is given. */
  public static List<Export> all() throws IOException {
    String folder = System.getProperty(PROPERTY, "");
    if (folder.isEmpty()) {
      System.err.println("SKIPPED: say -D" + PROPERTY + "=DIR");
    }
    Assumptions.assumeFalse(folder.isEmpty(), PROPERTY + " is not set");
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files
          .filter(file -> file.endsWith("model.onnx"))
          .sorted()
          .map(file -> file.resolveSibling(".").normalize())
          .map(path -> new Export(Path.of(folder).relativize(path).toString(), path))
          .toList();
    }
  }
}
