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
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A network as the inference service runs it. */
final class VitrineEngine implements TimedEngine {
  private final Engine engine;
  private final LoadedProgram loaded;
  private final LoadedWeights weights;
  private final Map<String, Tensor> inputs;

  VitrineEngine(Path model, Wanted wanted, int threads) throws IOException {
    Network network = OnnxReader.read(model, ReadLimits.standard());
    Program program = GraphCompiler.compile(network, Networks.wanted(network.graph(), wanted));
    engine =
        Engine.start(
            new EngineSettings(threads, Optional.empty(), EngineSettings.standard().device()));
    loaded = engine.load(program);
    weights = engine.upload(program, network.weights());
    Value input = network.graph().inputs().get(0);
    Shape shape = input.shape().orElseThrow();
    inputs =
        Map.of(
            input.name(), new Tensor(ElementType.FLOAT32, shape, Networks.noise(shape.elements())));
  }

  @Override
  public long run() {
    long elements = 0;
    for (Tensor value : loaded.run(inputs, weights).values()) {
      elements += value.elements();
    }
    return elements;
  }

  @Override
  public void close() {
    weights.close();
    loaded.close();
    engine.close();
  }
}
