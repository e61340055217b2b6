package io.vitrine.model.picture;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.vitrine.model.TestData;
import io.vitrine.network.Tensor;
import io.vitrine.protocol.Preprocessing;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Photographs as ONNX Runtime sees them after our preprocessing. */
class PhotosTest {
  private static final Preprocessing IMAGENET =
      Preprocessing.newBuilder()
          .setWidth(224)
          .setHeight(224)
          .setResize(Preprocessing.Resize.SHORT)
          .setCrop(Preprocessing.Crop.CENTRE)
          .setOrder(Preprocessing.Order.RGB)
          .setRange(1)
          .addAllMean(List.of(.485f, .456f, .406f))
          .addAllStd(List.of(.229f, .224f, .225f))
          .build();

  @ParameterizedTest
  @CsvSource({"goldfish.jpg, 1", "kimono.jpg, 614", "kitten_224.png, 281", "pelican.jpeg, 144"})
  void topClassIsWhatThePhotoShows(String photo, int label) throws OrtException {
    String model = TestData.file("models/squeezenet1.1/squeezenet1.1.onnx").toString();
    PictureDecoder decoder = new PictureDecoder(new PictureLimits(10_000_000, 10_000_000));
    Tensor tensor =
        Preprocessor.tensor(decoder.decode(photo, TestData.bytes("photos/" + photo)), IMAGENET);
    OrtEnvironment ort = OrtEnvironment.getEnvironment();
    try (OrtSession session = ort.createSession(model);
        OnnxTensor input =
            OnnxTensor.createTensor(ort, tensor.data().asFloatBuffer(), tensor.shape().sizes());
        OrtSession.Result result =
            session.run(Map.of(session.getInputNames().iterator().next(), input))) {
      float[] logits = ((float[][]) result.get(0).getValue())[0];
      int top = 0;
      for (int i = 1; i < logits.length; i++) {
        top = logits[i] > logits[top] ? i : top;
      }
      assertThat(top).isEqualTo(label);
    }
  }
}
