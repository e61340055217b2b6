package io.vitrine.benchmarks.forward;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.vitrine.network.Network;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.Shape;
import io.vitrine.network.Value;
import io.vitrine.network.onnx.OnnxReader;
import io.vitrine.network.onnx.wire.GraphProto;
import io.vitrine.network.onnx.wire.ModelProto;
import io.vitrine.network.onnx.wire.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A network in ONNX Runtime with all its optimisations, the wanted values as its outputs. */
final class OnnxRuntimeEngine implements TimedEngine {
  private final OrtSession.SessionOptions options = new OrtSession.SessionOptions();
  private final OrtSession session;
  private final Map<String, OnnxTensor> inputs;

  OnnxRuntimeEngine(Path model, Wanted wanted, int threads) throws IOException, OrtException {
    Network network = OnnxReader.read(model, ReadLimits.standard());
    ModelProto proto = ModelProto.parseFrom(Files.readAllBytes(model));
    GraphProto.Builder graph = proto.getGraph().toBuilder().clearOutput();
    Networks.wanted(network.graph(), wanted)
        .forEach(name -> graph.addOutput(ValueInfoProto.newBuilder().setName(name)));
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    options.setIntraOpNumThreads(threads);
    session =
        environment.createSession(proto.toBuilder().setGraph(graph).build().toByteArray(), options);
    Value input = network.graph().inputs().get(0);
    Shape shape = input.shape().orElseThrow();
    inputs =
        Map.of(
            input.name(),
            OnnxTensor.createTensor(
                environment, Networks.noise(shape.elements()).asFloatBuffer(), shape.sizes()));
  }

  @Override
  public long run() throws OrtException {
    long elements = 0;
    try (OrtSession.Result result = session.run(inputs)) {
      for (Map.Entry<String, OnnxValue> entry : result) {
        elements += ((OnnxTensor) entry.getValue()).getByteBuffer().remaining() / Float.BYTES;
      }
    }
    return elements;
  }

  @Override
  public void close() throws OrtException {
    inputs.values().forEach(OnnxTensor::close);
    session.close();
    options.close();
  }
}
