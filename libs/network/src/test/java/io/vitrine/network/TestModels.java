package io.vitrine.network;

import com.google.protobuf.ByteString;
import io.vitrine.network.onnx.OnnxReader;
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
import java.util.List;

/** Writes small models for tests. */
public final class TestModels {
  private TestModels() {}

  public static ModelProto model(GraphProto.Builder graph) {
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
        .setGraph(graph)
        .build();
  }

  public static NodeProto.Builder node(String op, List<String> inputs, String... outputs) {
    return NodeProto.newBuilder().setOpType(op).addAllInput(inputs).addAllOutput(List.of(outputs));
  }

  public static AttributeProto ints(String name, long... values) {
    AttributeProto.Builder attribute = AttributeProto.newBuilder().setName(name).setType(7);
    for (long value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
  }

  public static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder().setName(name).setType(2).setI(value).build();
  }

  public static AttributeProto body(String name, GraphProto.Builder graph) {
    return AttributeProto.newBuilder().setName(name).setType(5).setG(graph).build();
  }

  /** A float value of a shape; -1 for a size only the run tells. */
  public static ValueInfoProto value(String name, long... shape) {
    TensorShapeProto.Builder sizes = TensorShapeProto.newBuilder();
    for (long size : shape) {
      TensorShapeProto.Dimension.Builder dim = sizes.addDimBuilder();
      if (size >= 0) {
        dim.setDimValue(size);
      } else {
        dim.setDimParam("n");
      }
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(1).setShape(sizes)))
        .build();
  }

  public static TensorProto floats(String name, List<Long> shape, float... values) {
    ByteBuffer data = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      data.putFloat(value);
    }
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(1)
        .addAllDims(shape)
        .setRawData(ByteString.copyFrom(data.flip()))
        .build();
  }

  public static TensorProto longs(String name, long... values) {
    ByteBuffer data = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long value : values) {
      data.putLong(value);
    }
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(7)
        .addDims(values.length)
        .setRawData(ByteString.copyFrom(data.flip()))
        .build();
  }

  public static Path write(Path folder, ModelProto model) throws IOException {
    return Files.write(Files.createTempFile(folder, "model", ".onnx"), model.toByteArray());
  }

  public static Network read(Path folder, GraphProto.Builder graph) throws IOException {
    return OnnxReader.read(write(folder, model(graph)), ReadLimits.standard());
  }
}
