package io.vitrine.program.conformance;

import io.vitrine.network.ModelException;
import io.vitrine.network.Network;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.Tensor;
import io.vitrine.network.Value;
import io.vitrine.network.onnx.OnnxReader;
import io.vitrine.program.Engine;
import io.vitrine.program.GraphCompiler;
import io.vitrine.program.LoadedProgram;
import io.vitrine.program.LoadedWeights;
import io.vitrine.program.Program;
import io.vitrine.program.ProgramException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder with a model.onnx and folders test_data_set_N of input_N.pb and output_N.pb.
 *
 * @param suite the folder or archive it lies in
 */
record ConformanceCase(String suite, String name, Path folder) {
  /** How a case ended; everything but the first is for a person to read. */
  record Result(Outcome outcome, String detail) {}

  enum Outcome {
    PASSED,
    UNSUPPORTED,
    FAILED
  }

  Result run(Engine engine) throws IOException {
    try {
      Network network = OnnxReader.read(folder.resolve("model.onnx"), ReadLimits.standard());
      Program program = GraphCompiler.compile(network, network.graph().outputs(), engine.values());
      try (LoadedProgram loaded = engine.load(program);
          LoadedWeights weights = engine.upload(program, network.weights());
          Stream<Path> files = Files.list(folder)) {
        List<Path> sets =
            files.filter(file -> file.getFileName().toString().startsWith("test_data")).toList();
        for (Path set : sets) {
          Optional<Result> wrong = check(network, loaded, weights, set);
          if (wrong.isPresent()) {
            return wrong.get();
          }
        }
        return sets.isEmpty()
            ? new Result(Outcome.FAILED, "there is no data set")
            : new Result(Outcome.PASSED, "");
      }
    } catch (ModelException e) {
      return new Result(Outcome.UNSUPPORTED, String.valueOf(e.getMessage()));
    } catch (ProgramException e) {
      return new Result(
          e.reason() == ProgramException.Reason.UNSUPPORTED ? Outcome.UNSUPPORTED : Outcome.FAILED,
          String.valueOf(e.getMessage()));
    }
  }

  private Optional<Result> check(
      Network network, LoadedProgram loaded, LoadedWeights weights, Path set) throws IOException {
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    List<Value> expected = network.graph().inputs();
    for (int i = 0; i < expected.size(); i++) {
      Path file = set.resolve("input_" + i + ".pb");
      Optional<Tensor> tensor = TensorFile.read(file);
      if (tensor.isEmpty()) {
        return Optional.of(new Result(Outcome.UNSUPPORTED, file.getFileName() + " is no tensor"));
      }
      inputs.put(expected.get(i).name(), tensor.get());
    }
    Map<String, Tensor> outputs = loaded.run(inputs, weights);
    for (int i = 0; i < network.graph().outputs().size(); i++) {
      Path file = set.resolve("output_" + i + ".pb");
      String name = network.graph().outputs().get(i);
      Tensor actual = outputs.get(name);
      Optional<Tensor> wanted = TensorFile.read(file);
      if (actual == null || wanted.isEmpty()) {
        return Optional.of(new Result(Outcome.UNSUPPORTED, file.getFileName() + " is no tensor"));
      }
      Optional<String> difference = Closeness.difference(actual, wanted.get());
      if (difference.isPresent()) {
        return Optional.of(
            new Result(Outcome.FAILED, "output '%s' %s".formatted(name, difference.get())));
      }
    }
    return Optional.empty();
  }
}
