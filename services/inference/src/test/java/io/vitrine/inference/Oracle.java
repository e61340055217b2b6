package io.vitrine.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.vitrine.network.onnx.wire.ModelProto;
import io.vitrine.network.onnx.wire.NodeProto;
import io.vitrine.network.onnx.wire.ValueInfoProto;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** ONNX Runtime's answer for every float value that a node computes. */
final class Oracle {
  private Oracle() {}

  static Map<String, float[]> values(Path file, String input, float[] data, List<Long> shape)
      throws IOException, OrtException {
    ModelProto.Builder model = ModelProto.parseFrom(Files.readAllBytes(file)).toBuilder();
    Set<String> outputs =
        model.getGraph().getOutputList().stream()
            .map(ValueInfoProto::getName)
            .collect(Collectors.toSet());
    for (NodeProto node : model.getGraph().getNodeList()) {
      for (String output : node.getOutputList()) {
        if (!output.isEmpty() && outputs.add(output)) {
          model.getGraphBuilder().addOutput(ValueInfoProto.newBuilder().setName(output));
        }
      }
    }
    OrtEnvironment ort = OrtEnvironment.getEnvironment();
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
    Map<String, float[]> values = new LinkedHashMap<>();
    try (OrtSession session = ort.createSession(model.build().toByteArray(), options);
        OnnxTensor tensor =
            OnnxTensor.createTensor(
                ort, FloatBuffer.wrap(data), shape.stream().mapToLong(Long::longValue).toArray());
        OrtSession.Result result = session.run(Map.of(input, tensor))) {
      result.forEach(
          entry -> {
            if (entry.getValue() instanceof OnnxTensor value
                && value.getInfo().type == ai.onnxruntime.OnnxJavaType.FLOAT) {
              FloatBuffer buffer = value.getFloatBuffer();
              float[] floats = new float[buffer.remaining()];
              buffer.get(floats);
              values.put(entry.getKey(), floats);
            }
          });
    }
    return values;
  }
}
