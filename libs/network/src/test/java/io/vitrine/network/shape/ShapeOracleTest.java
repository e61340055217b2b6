package io.vitrine.network.shape;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.vitrine.network.Graph;
import io.vitrine.network.Network;
import io.vitrine.network.Node;
import io.vitrine.network.OutsideData;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.Shape;
import io.vitrine.network.Value;
import io.vitrine.network.onnx.OnnxReader;
import io.vitrine.network.onnx.wire.GraphProto;
import io.vitrine.network.onnx.wire.ModelProto;
import io.vitrine.network.onnx.wire.ValueInfoProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shape and type of every value agree with those ONNX Runtime computes. */
class ShapeOracleTest {
  @ParameterizedTest
  @CsvSource({
    "models/squeezenet1.1/squeezenet1.1.onnx, 1",
    "models/mnist8/mnist-8.onnx, 1",
    "models/mnist8/opt-mnist.onnx, 1",
    "models/mnist_burn/mnist.onnx, 1",
    "models/ultraface_rfb320/version-RFB-320.onnx, 1",
    "models/ultraface_rfb320/version-RFB-320_simplified.onnx, 1",
    "models/ultraface_rfb320/version-slim-320.onnx, 1",
    "models/yunet/yunet_n_320_320.onnx, 1",
    "models/yunet/yunet_n_dynamic.onnx, 320",
    "models/blazeface/face_detection_front_128x128.onnx, 1",
    "models/mobilenet_v2_qdq_int8/model.onnx, 2",
    "structure/bert_gpt2_ort/TFBertForQuestionAnswering.onnx, 5",
    "structure/bert_gpt2_ort/gpt2_past.onnx, 3",
    "structure/onnx_light/light_bvlc_alexnet.onnx, 1",
    "structure/onnx_light/light_densenet121.onnx, 1",
    "structure/onnx_light/light_inception_v1.onnx, 1",
    "structure/onnx_light/light_inception_v2.onnx, 1",
    "structure/onnx_light/light_resnet50.onnx, 1",
    "structure/onnx_light/light_shufflenet.onnx, 1",
    "structure/onnx_light/light_squeezenet.onnx, 1",
    "structure/onnx_light/light_zfnet512.onnx, 1",
  })
  void everyShapeIsThatOfTheRun(String model, int unknownSize) throws Exception {
    Path file = OutsideData.at(model);
    Network network = OnnxReader.read(file, ReadLimits.standard());
    Map<String, Shape> inputs = new HashMap<>();
    for (Value input : network.graph().inputs()) {
      inputs.put(input.name(), fixed(input.shape().orElseThrow(), unknownSize));
    }
    Graph inferred = ShapeInference.infer(network, inputs);

    Map<String, TensorInfo> actual = run(file, network.graph(), inputs);
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    for (Node node : inferred.nodes()) {
      for (String output : node.outputs()) {
        TensorInfo info = actual.get(output);
        Value value = inferred.values().get(output);
        if (info == null || value == null) {
          continue;
        }
        compared++;
        String found =
            value.type().map(Enum::name).orElse("?")
                + " "
                + value.shape().map(shape -> Arrays.toString(shape.sizes())).orElse("?");
        String expected = typeOf(info) + " " + Arrays.toString(info.getShape());
        if (!found.equals(expected)) {
          wrong.add(node.op() + " " + output + ": " + found + ", run: " + expected);
        }
      }
    }
    System.out.println(file.getFileName() + ": " + compared + " values compared");
    assertThat(wrong).isEmpty();
    assertThat(compared).isGreaterThanOrEqualTo(inferred.nodes().size());
  }

  private static String typeOf(TensorInfo info) {
    return switch (info.type) {
      case FLOAT -> "FLOAT32";
      case DOUBLE -> "FLOAT64";
      default -> info.type.name();
    };
  }

  private static Shape fixed(Shape shape, int unknownSize) {
    return Shape.of(
        LongStream.of(shape.sizes()).map(size -> size < 0 ? unknownSize : size).toArray());
  }

  private static Map<String, TensorInfo> run(Path file, Graph graph, Map<String, Shape> shapes)
      throws IOException, OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    Map<String, TensorInfo> result = new HashMap<>();
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
    options.setIntraOpNumThreads(1);
    options.setSessionLogLevel(ai.onnxruntime.OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
    try (OrtSession session = environment.createSession(allValuesExposed(file), options)) {
      Map<String, OnnxTensor> inputs = new HashMap<>();
      for (Map.Entry<String, NodeInfo> input : session.getInputInfo().entrySet()) {
        if (shapes.containsKey(input.getKey())) {
          OnnxJavaType type = ((TensorInfo) input.getValue().getInfo()).type;
          inputs.put(input.getKey(), ones(environment, shapes.get(input.getKey()), type));
        }
      }
      try (OrtSession.Result run = session.run(inputs)) {
        for (Map.Entry<String, OnnxValue> output : run) {
          result.put(output.getKey(), (TensorInfo) output.getValue().getInfo());
        }
      }
    }
    return result;
  }

  /** The same model, with every value of the top graph an output. */
  private static byte[] allValuesExposed(Path file) throws IOException {
    ModelProto.Builder model = ModelProto.parseFrom(Files.readAllBytes(file)).toBuilder();
    GraphProto.Builder graph = model.getGraphBuilder();
    Set<String> exposed = new HashSet<>();
    graph.getOutputList().forEach(output -> exposed.add(output.getName()));
    graph
        .getNodeList()
        .forEach(
            node ->
                node.getOutputList().stream()
                    .filter(name -> !name.isEmpty() && exposed.add(name))
                    .forEach(name -> graph.addOutput(ValueInfoProto.newBuilder().setName(name))));
    return model.build().toByteArray();
  }

  private static OnnxTensor ones(OrtEnvironment environment, Shape shape, OnnxJavaType type)
      throws OrtException {
    int elements = (int) shape.elements();
    ByteBuffer data =
        ByteBuffer.allocateDirect(elements * type.size).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < elements; i++) {
      switch (type) {
        case FLOAT -> data.putFloat(1);
        case INT64 -> data.putLong(1);
        case INT32 -> data.putInt(1);
        default -> throw new IllegalArgumentException("no input of " + type + " expected");
      }
    }
    return OnnxTensor.createTensor(environment, data.flip(), shape.sizes(), type);
  }
}
