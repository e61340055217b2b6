package io.vitrine.inference;

import com.google.protobuf.ByteString;
import io.vitrine.network.onnx.wire.AttributeProto;
import io.vitrine.network.onnx.wire.GraphProto;
import io.vitrine.network.onnx.wire.ModelProto;
import io.vitrine.network.onnx.wire.NodeProto;
import io.vitrine.network.onnx.wire.OperatorSetIdProto;
import io.vitrine.network.onnx.wire.TensorProto;
import io.vitrine.network.onnx.wire.TensorShapeProto;
import io.vitrine.network.onnx.wire.TypeProto;
import io.vitrine.network.onnx.wire.ValueInfoProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** A network that never ends: 2^60 rounds of a loop that doubles its input. */
final class EndlessModel {
  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final int BOOL = 9;

  private EndlessModel() {}

  static Path write(Path file) throws IOException {
    GraphProto body =
        GraphProto.newBuilder()
            .setName("round")
            .addInput(value("number", INT64))
            .addInput(value("before", BOOL))
            .addInput(value("state", FLOAT, 4))
            .addNode(node("Identity", "again", "before"))
            .addNode(node("Add", "doubled", "state", "state"))
            .addOutput(value("again", BOOL))
            .addOutput(value("doubled", FLOAT, 4))
            .build();
    NodeProto.Builder loop = node("Loop", "y", "rounds", "on", "x");
    loop.addAttribute(AttributeProto.newBuilder().setName("body").setType(5).setG(body));
    ModelProto model =
        ModelProto.newBuilder()
            .setIrVersion(8)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
            .setGraph(
                GraphProto.newBuilder()
                    .setName("endless")
                    .addInput(value("x", FLOAT, 4))
                    .addInitializer(
                        TensorProto.newBuilder()
                            .setName("rounds")
                            .setDataType(INT64)
                            .setRawData(
                                ByteString.copyFrom(
                                    ByteBuffer.allocate(8)
                                        .order(ByteOrder.LITTLE_ENDIAN)
                                        .putLong(0, 1L << 60))))
                    .addInitializer(
                        TensorProto.newBuilder()
                            .setName("on")
                            .setDataType(BOOL)
                            .setRawData(ByteString.copyFrom(new byte[] {1})))
                    .addNode(loop)
                    .addOutput(value("y", FLOAT, 4)))
            .build();
    return Files.write(file, model.toByteArray());
  }

  private static NodeProto.Builder node(String operator, String output, String... inputs) {
    NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator).setName("make-" + output);
    for (String input : inputs) {
      node.addInput(input);
    }
    return node.addOutput(output);
  }

  private static ValueInfoProto value(String name, int type, long... shape) {
    TensorShapeProto.Builder axes = TensorShapeProto.newBuilder();
    for (long size : shape) {
      axes.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(size));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(type).setShape(axes)))
        .build();
  }
}
