package io.vitrine.featureviz.checkpoints;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.vitrine.network.onnx.wire.ModelProto;
import io.vitrine.network.onnx.wire.ValueInfoProto;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What ONNX Runtime says of some values of a model, for a batch of pictures. */
final class OnnxRuntimeValues {
  private OnnxRuntimeValues() {}

  /** By name: pictures x elements. */
  static Map<String, double[][]> of(
      Path model, List<String> names, float[][] pictures, long[] shape)
      throws IOException, OrtException {
    ModelProto.Builder open = ModelProto.parseFrom(Files.readAllBytes(model)).toBuilder();
    open.getGraphBuilder().clearOutput();
    names.forEach(
        name -> open.getGraphBuilder().addOutput(ValueInfoProto.newBuilder().setName(name)));
    OrtEnvironment ort = OrtEnvironment.getEnvironment();
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    Map<String, double[][]> values = new TreeMap<>();
    names.forEach(name -> values.put(name, new double[pictures.length][]));
    try (OrtSession session = ort.createSession(open.build().toByteArray(), options)) {
      String input = session.getInputNames().iterator().next();
      for (int picture = 0; picture < pictures.length; picture++) {
        try (OnnxTensor tensor =
                OnnxTensor.createTensor(ort, FloatBuffer.wrap(pictures[picture]), shape);
            OrtSession.Result result = session.run(Map.of(input, tensor))) {
          for (Map.Entry<String, double[][]> value : values.entrySet()) {
            FloatBuffer numbers =
                ((OnnxTensor) result.get(value.getKey()).orElseThrow()).getFloatBuffer();
            double[] row = new double[numbers.remaining()];
            for (int i = 0; i < row.length; i++) {
              row[i] = numbers.get(i);
            }
            value.getValue()[picture] = row;
          }
        }
      }
    }
    return values;
  }
}
