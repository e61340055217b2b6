package io.vitrine.demo.export;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.vitrine.demo.picture.DrawnPictures;
import java.nio.FloatBuffer;
import java.util.Map;

/** A model in ONNX Runtime. */
final class Oracle implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  Oracle(byte[] model) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      session = environment.createSession(model, options);
    }
  }

  /** Logits of the first pictures of a set, a row per picture. */
  float[][] logits(DrawnPictures set, int count) throws OrtException {
    float[] pictures = new float[count * DrawnPictures.FLOATS];
    for (int i = 0; i < count; i++) {
      set.at(i).copyTo(pictures, i * DrawnPictures.FLOATS);
    }
    long[] shape = {count, 3, DrawnPictures.SIDE, DrawnPictures.SIDE};
    try (OnnxTensor input =
            OnnxTensor.createTensor(environment, FloatBuffer.wrap(pictures), shape);
        OrtSession.Result result = session.run(Map.of("picture", input))) {
      return (float[][]) result.get("logits").orElseThrow().getValue();
    }
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
