package io.vitrine.e2e;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.vitrine.network.onnx.wire.GraphProto;
import io.vitrine.network.onnx.wire.ModelProto;
import io.vitrine.network.onnx.wire.ValueInfoProto;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** ONNX Runtime: what every value of a network should be. */
final class Oracle {
  private Oracle() {}

  /** Every float value that a node computes, by name. */
  static Map<String, NpyFile> everyValue(Path model, String inputName, NpyFile input)
      throws IOException, OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      try (OrtSession session = environment.createSession(exposed(model), options);
          OnnxTensor given =
              OnnxTensor.createTensor(
                  environment, FloatBuffer.wrap(input.values()), input.shape());
          OrtSession.Result result = session.run(Map.of(inputName, given))) {
        Map<String, NpyFile> values = new LinkedHashMap<>();
        for (Map.Entry<String, OnnxValue> entry : result) {
          if (entry.getValue() instanceof OnnxTensor tensor
              && tensor.getInfo().type == OnnxJavaType.FLOAT) {
            FloatBuffer buffer = tensor.getFloatBuffer();
            float[] values32 = new float[buffer.remaining()];
            buffer.get(values32);
            values.put(entry.getKey(), new NpyFile(tensor.getInfo().getShape(), values32));
          }
        }
        return values;
      }
    }
  }

  /** The model with every value of its nodes among its outputs. */
  private static byte[] exposed(Path model) throws IOException {
    ModelProto proto = ModelProto.parseFrom(Files.readAllBytes(model));
    GraphProto.Builder graph = proto.getGraph().toBuilder();
    Set<String> outputs = new HashSet<>();
    graph.getOutputList().forEach(output -> outputs.add(output.getName()));
    proto.getGraph().getNodeList().stream()
        .flatMap(node -> node.getOutputList().stream())
        .filter(name -> !name.isEmpty() && outputs.add(name))
        .forEach(name -> graph.addOutput(ValueInfoProto.newBuilder().setName(name)));
    return proto.toBuilder().setGraph(graph).build().toByteArray();
  }
}
