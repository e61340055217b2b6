package io.vitrine.benchmarks.memory;

import io.vitrine.architectures.Architecture;
import io.vitrine.benchmarks.Benchmark;
import io.vitrine.benchmarks.Result;
import io.vitrine.benchmarks.Surroundings;
import io.vitrine.network.ElementType;
import io.vitrine.network.Network;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import io.vitrine.network.onnx.OnnxReader;
import io.vitrine.program.Engine;
import io.vitrine.program.EngineSettings;
import io.vitrine.program.GraphCompiler;
import io.vitrine.program.LoadedProgram;
import io.vitrine.program.LoadedWeights;
import io.vitrine.program.Program;
import io.vitrine.program.Purpose;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A thousand runs and a thousand gradient steps: the process must not grow after its warm-up. */
public final class ResidentMemory implements Benchmark {
  private static final int STEPS = 1000;
  private static final int WARM_UP = 100;
  private static final int MEASURED_EVERY = 25;
  private static final Shape PICTURE = Shape.of(1, 3, 224, 224);

  @Override
  public String name() {
    return "resident-memory";
  }

  @Override
  public String description() {
    return "squeezenet1.1, 1,000 runs and 1,000 gradient steps; peer: itself after its warm-up";
  }

  @Override
  public Result run(Surroundings surroundings) throws IOException {
    Path model = Files.createTempFile("squeezenet", ".onnx");
    try (Engine engine = Engine.start(EngineSettings.standard())) {
      Architecture.SQUEEZENET1_1.write(model, 1);
      Network network = OnnxReader.read(model, ReadLimits.standard());
      List<Double> runs = runs(engine, network);
      List<Double> steps = gradientSteps(engine, network);
      Map<String, Object> more = new LinkedHashMap<>();
      more.put("kilobytesPerRun", Result.rounded(slope(runs) * 1024));
      more.put("kilobytesPerGradientStep", Result.rounded(slope(steps) * 1024));
      return new Result(
          name(),
          steps.get(steps.size() - 1),
          steps.get(0),
          "MB",
          "the same process after the first " + WARM_UP + " gradient steps",
          more);
    } finally {
      Files.delete(model);
    }
  }

  private static List<Double> runs(Engine engine, Network network) throws IOException {
    List<String> all = network.graph().nodes().stream().map(node -> node.outputs().get(0)).toList();
    Program program = GraphCompiler.compile(network, all, engine.values());
    try (LoadedProgram loaded = engine.load(program);
        LoadedWeights weights = engine.upload(program, network.weights())) {
      return measured(() -> loaded.run(picture(), weights), "runs");
    }
  }

  private static List<Double> gradientSteps(Engine engine, Network network) throws IOException {
    List<String> scores = network.graph().outputs();
    Program program = GraphCompiler.compile(network, scores, Purpose.DIFFERENTIABLE);
    try (LoadedProgram loaded = engine.load(program);
        LoadedWeights weights = engine.upload(program, network.weights())) {
      Tensor seed = loaded.run(picture(), weights).values().iterator().next();
      String output = scores.get(0);
      return measured(
          () -> loaded.gradient(picture(), weights, output, seed, "input"), "gradient steps");
    }
  }

  private static Map<String, Tensor> picture() {
    int bytes = Math.toIntExact(PICTURE.elements() * Float.BYTES);
    return Map.of("input", new Tensor(ElementType.FLOAT32, PICTURE, ByteBuffer.allocate(bytes)));
  }

  private static List<Double> measured(Runnable step, String what) throws IOException {
    List<Double> resident = new ArrayList<>();
    for (int i = 1; i <= WARM_UP + STEPS; i++) {
      step.run();
      if (i >= WARM_UP && i % MEASURED_EVERY == 0) {
        resident.add(residentMegabytes());
      }
    }
    Surroundings.say(
        "%s: %.0f MB after the warm-up, %.0f MB at the end, %.2f KB each"
            .formatted(
                what, resident.get(0), resident.get(resident.size() - 1), slope(resident) * 1024));
    return resident;
  }

  /** Megabytes per step, by least squares. */
  private static double slope(List<Double> values) {
    double meanAt = (values.size() - 1) / 2.0;
    double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    double products = 0;
    double squares = 0;
    for (int i = 0; i < values.size(); i++) {
      products += (i - meanAt) * (values.get(i) - mean);
      squares += (i - meanAt) * (i - meanAt);
    }
    return products / squares / MEASURED_EVERY;
  }

  private static double residentMegabytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
      }
    }
    throw new IOException("this system does not tell the memory of a process");
  }
}
