package io.vitrine.program;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.vitrine.network.ElementType;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import io.vitrine.network.onnx.wire.GraphProto;
import io.vitrine.network.onnx.wire.ModelProto;
import io.vitrine.network.onnx.wire.ValueInfoProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** ONNX Runtime: what every value of a network should be. */
final class Oracle {
  private Oracle() {}

  /** The float values among the wanted ones. */
  static Map<String, Tensor> run(Path model, Map<String, Tensor> inputs, List<String> wanted)
      throws IOException, OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
      try (OrtSession session = environment.createSession(exposing(model, wanted), options)) {
        Map<String, OnnxTensor> given = new HashMap<>();
        for (Map.Entry<String, Tensor> input : inputs.entrySet()) {
          given.put(input.getKey(), tensor(environment, input.getValue()));
        }
        Map<String, Tensor> values = new LinkedHashMap<>();
        try (OrtSession.Result result = session.run(given)) {
          for (Map.Entry<String, OnnxValue> entry : result) {
            if (entry.getValue() instanceof OnnxTensor tensor
                && tensor.getInfo().type == OnnxJavaType.FLOAT) {
              values.put(entry.getKey(), floats(tensor));
            }
          }
        } finally {
          given.values().forEach(OnnxTensor::close);
        }
        return values;
      }
    }
  }

  /** The model with the wanted values as its outputs. */
  private static byte[] exposing(Path model, List<String> wanted) throws IOException {
    ModelProto proto = ModelProto.parseFrom(Files.readAllBytes(model));
    GraphProto.Builder graph = proto.getGraph().toBuilder().clearOutput();
    wanted.forEach(name -> graph.addOutput(ValueInfoProto.newBuilder().setName(name)));
    return proto.toBuilder().setGraph(graph).build().toByteArray();
  }

  private static OnnxTensor tensor(OrtEnvironment environment, Tensor tensor) throws OrtException {
    long[] shape = tensor.shape().sizes();
    ByteBuffer data =
        ByteBuffer.allocateDirect(tensor.data().remaining()).order(ByteOrder.nativeOrder());
    data.put(tensor.data()).flip();
    return switch (tensor.type()) {
      case FLOAT32 -> OnnxTensor.createTensor(environment, data.asFloatBuffer(), shape);
      case INT64 -> OnnxTensor.createTensor(environment, data.asLongBuffer(), shape);
      default -> throw new IllegalArgumentException("an input of type " + tensor.type());
    };
  }

  private static Tensor floats(OnnxTensor tensor) {
    return new Tensor(
        ElementType.FLOAT32, Shape.of(tensor.getInfo().getShape()), tensor.getByteBuffer());
  }
}
