package io.vitrine.featureviz.fourier;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.vitrine.network.Tensor;
import io.vitrine.network.onnx.wire.ModelProto;
import io.vitrine.network.onnx.wire.ValueInfoProto;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What ONNX Runtime says each channel of a value does on average. */
final class ChannelMeans implements AutoCloseable {
  private final OrtEnvironment ort = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final String value;

  ChannelMeans(Path model, String value) throws IOException, OrtException {
    this.value = value;
    ModelProto.Builder open = ModelProto.parseFrom(Files.readAllBytes(model)).toBuilder();
    open.getGraphBuilder().clearOutput().addOutput(ValueInfoProto.newBuilder().setName(value));
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    session = ort.createSession(open.build().toByteArray(), options);
  }

  /**
   * @param input the network's input, normalized
   */
  float[] of(Tensor input) throws OrtException {
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(ort, input.data().asFloatBuffer(), input.shape().sizes());
        OrtSession.Result result =
            session.run(Map.of(session.getInputNames().iterator().next(), tensor))) {
      OnnxTensor maps = (OnnxTensor) result.get(value).orElseThrow();
      long[] shape = maps.getInfo().getShape();
      FloatBuffer values = maps.getFloatBuffer();
      float[] means = new float[(int) shape[1]];
      int area = (int) (shape[2] * shape[3]);
      for (int channel = 0; channel < means.length; channel++) {
        double sum = 0;
        for (int i = 0; i < area; i++) {
          sum += values.get();
        }
        means[channel] = (float) (sum / area);
      }
      return means;
    }
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
