package io.vitrine.program;

import com.google.protobuf.ByteString;
import io.vitrine.network.ElementType;
import io.vitrine.network.Network;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.Tensor;
import io.vitrine.network.onnx.OnnxReader;
import io.vitrine.network.onnx.wire.AttributeProto;
import io.vitrine.network.onnx.wire.GraphProto;
import io.vitrine.network.onnx.wire.ModelProto;
import io.vitrine.network.onnx.wire.NodeProto;
import io.vitrine.network.onnx.wire.TensorProto;
import io.vitrine.network.onnx.wire.ValueInfoProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network of 32-bit floats run in 64-bit ones: what its values are but for rounding. Judges whose
 * rounding is larger where ours and ONNX Runtime's differ.
 */
final class DoublePrecision {
  private static final int FLOAT = 1;
  private static final int DOUBLE = 11;

  private DoublePrecision() {}

  static Map<String, Tensor> run(Path file, Map<String, Tensor> inputs, List<String> wanted)
      throws IOException {
    Path wide = Files.createTempFile("double", ".onnx");
    try {
      Files.write(wide, widen(ModelProto.parseFrom(Files.readAllBytes(file))).toByteArray());
      Network network = OnnxReader.read(wide, ReadLimits.standard());
      Program program = GraphCompiler.compile(network, wanted);
      Map<String, Tensor> given = new LinkedHashMap<>();
      inputs.forEach((name, tensor) -> given.put(name, widen(tensor)));
      try (LoadedProgram loaded = SharedEngine.get().load(program);
          LoadedWeights weights = SharedEngine.get().upload(program, network.weights())) {
        return loaded.run(given, weights);
      }
    } finally {
      Files.delete(wide);
    }
  }

  private static ModelProto widen(ModelProto model) {
    GraphProto.Builder graph = model.getGraph().toBuilder().clearValueInfo();
    for (TensorProto.Builder tensor : graph.getInitializerBuilderList()) {
      widen(tensor);
    }
    for (ValueInfoProto.Builder input : graph.getInputBuilderList()) {
      widen(input);
    }
    for (ValueInfoProto.Builder output : graph.getOutputBuilderList()) {
      widen(output);
    }
    for (NodeProto.Builder node : graph.getNodeBuilderList()) {
      for (AttributeProto.Builder attribute : node.getAttributeBuilderList()) {
        if (attribute.hasT() && node.getOpType().equals("Constant")) {
          widen(attribute.getTBuilder());
        }
      }
    }
    return model.toBuilder().setGraph(graph).build();
  }

  private static void widen(ValueInfoProto.Builder value) {
    if (value.getType().getTensorType().getElemType() == FLOAT) {
      value.getTypeBuilder().getTensorTypeBuilder().setElemType(DOUBLE);
    }
  }

  private static void widen(TensorProto.Builder tensor) {
    if (tensor.getDataType() != FLOAT) {
      return;
    }
    ByteString data = tensor.getRawData();
    for (ByteString part : tensor.getFloatDataList()) {
      data = data.concat(part);
    }
    tensor
        .setDataType(DOUBLE)
        .clearFloatData()
        .setRawData(ByteString.copyFrom(widen(data.asReadOnlyByteBuffer())));
  }

  private static Tensor widen(Tensor tensor) {
    return tensor.type() == ElementType.FLOAT32
        ? new Tensor(ElementType.FLOAT64, tensor.shape(), widen(tensor.data()))
        : tensor;
  }

  private static ByteBuffer widen(ByteBuffer floats) {
    ByteBuffer from = floats.order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer to = ByteBuffer.allocate(2 * from.remaining()).order(ByteOrder.LITTLE_ENDIAN);
    while (from.hasRemaining()) {
      to.putDouble(from.getFloat());
    }
    return to.flip();
  }
}
