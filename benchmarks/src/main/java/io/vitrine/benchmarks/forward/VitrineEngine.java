package io.vitrine.benchmarks.forward;

import io.vitrine.network.ElementType;
import io.vitrine.network.Network;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import io.vitrine.network.Value;
import io.vitrine.network.onnx.OnnxReader;
import io.vitrine.program.Engine;
import io.vitrine.program.EngineSettings;
import io.vitrine.program.GraphCompiler;
import io.vitrine.program.LoadedProgram;
import io.vitrine.program.LoadedWeights;
import io.vitrine.program.Program;
import io.vitrine.program.Purpose;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A network as the services run it. */
final class VitrineEngine implements TimedEngine {
  private final EngineKind kind;
  private final Engine engine;
  private final LoadedProgram loaded;
  private final LoadedWeights weights;
  private final String input;
  private final String output;
  private final Map<String, Tensor> inputs;
  private final Tensor seed;

  VitrineEngine(Path model, EngineKind kind, Wanted wanted, int threads) throws IOException {
    this.kind = kind;
    Network network = OnnxReader.read(model, ReadLimits.standard());
    engine =
        Engine.start(
            new EngineSettings(threads, Optional.empty(), EngineSettings.standard().device()));
    Purpose purpose =
        kind == EngineKind.VITRINE_GRADIENT ? Purpose.DIFFERENTIABLE : engine.values();
    Program program =
        GraphCompiler.compile(network, Networks.wanted(network.graph(), wanted), purpose);
    loaded = engine.load(program);
    weights = engine.upload(program, network.weights());
    Value given = network.graph().inputs().get(0);
    Shape shape = given.shape().orElseThrow();
    input = given.name();
    output = network.graph().outputs().get(0);
    inputs =
        Map.of(input, new Tensor(ElementType.FLOAT32, shape, Networks.noise(shape.elements())));
    seed = loaded.run(inputs, weights).values().stream().reduce((a, b) -> b).orElseThrow();
  }

  @Override
  public long run() {
    return switch (kind) {
      case VITRINE -> elements(loaded.run(inputs, weights));
      case VITRINE_IN_PLACE -> loaded.run(inputs, weights, VitrineEngine::elements);
      case VITRINE_GRADIENT ->
          loaded.gradient(inputs, weights, output, seed, input).gradient().elements();
      case ONNX_RUNTIME -> throw new IllegalStateException("that is another engine");
    };
  }

  private static long elements(Map<String, Tensor> values) {
    return values.values().stream().mapToLong(Tensor::elements).sum();
  }

  @Override
  public void close() {
    weights.close();
    loaded.close();
    engine.close();
  }
}
