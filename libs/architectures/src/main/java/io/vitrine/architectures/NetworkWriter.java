package io.vitrine.architectures;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.vitrine.network.ElementType;
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
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A network while it is put together, named as PyTorch's exporter names it: the node {@code
 * /layer1/conv1/Conv} gives the value {@code /layer1/conv1/Conv_output_0} and reads the weight
 * {@code layer1.conv1.weight}. One thread.
 */
final class NetworkWriter {
  private static final int IR_VERSION = 8;
  private static final int OPSET = 17;
  private static final int TYPE_FLOAT = 1;
  private static final int TYPE_INT = 2;
  private static final int TYPE_INTS = 7;

  private final GraphProto.Builder graph;
  private final List<SeededTensor> weights = new ArrayList<>();
  private final long seed;

  NetworkWriter(String name, long seed) {
    this.seed = seed;
    graph = GraphProto.newBuilder().setName(name);
  }

  String input(String name, long... shape) {
    graph.addInput(value(name, shape));
    return name;
  }

  void output(String name) {
    graph.addOutput(ValueInfoProto.newBuilder().setName(name));
  }

  /** Elements drawn evenly from middle - reach to middle + reach. */
  String weight(String name, double middle, double reach, long... shape) {
    weights.add(
        new SeededTensor(name, shape, (float) middle, (float) reach, seed * 31 + weights.size()));
    return name;
  }

  /** Integers that belong to the architecture: shapes, axes, indices. */
  String integers(String name, long... elements) {
    return integers(name, new long[] {elements.length}, elements);
  }

  String integers(String name, long[] shape, long[] elements) {
    ByteBuffer data =
        ByteBuffer.allocate(elements.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    data.asLongBuffer().put(elements);
    return constant(name, ElementType.INT64, shape, data);
  }

  String number(String name, float number) {
    ByteBuffer data = ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    data.putFloat(0, number);
    return constant(name, ElementType.FLOAT32, new long[0], data);
  }

  private String constant(String name, ElementType type, long[] shape, ByteBuffer data) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(type.code())
            .setRawData(ByteString.copyFrom(data));
    Arrays.stream(shape).forEach(tensor::addDims);
    graph.addInitializer(tensor);
    return name;
  }

  /** Adds a node and gives the name of its value. */
  String node(String at, String op, List<String> inputs, AttributeProto... attributes) {
    String name = at + "/" + op;
    String output = name + "_output_0";
    graph.addNode(
        NodeProto.newBuilder()
            .setName(name)
            .setOpType(op)
            .addAllInput(inputs)
            .addOutput(output)
            .addAllAttribute(List.of(attributes)));
    return output;
  }

  static AttributeProto attribute(String name, long value) {
    return AttributeProto.newBuilder().setName(name).setType(TYPE_INT).setI(value).build();
  }

  static AttributeProto attribute(String name, float value) {
    return AttributeProto.newBuilder().setName(name).setType(TYPE_FLOAT).setF(value).build();
  }

  static AttributeProto attribute(String name, long... values) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(TYPE_INTS)
        .addAllInts(LongStream.of(values).boxed().toList())
        .build();
  }

  /** The name of a weight of the module at {@code /a/b}: {@code a.b.kind}. */
  static String weightName(String at, String kind) {
    return at.substring(1).replace('/', '.') + "." + kind;
  }

  /** Writes the file; the weights are drawn as they are written. */
  void write(Path file) throws IOException {
    GraphProto small = graph.build();
    ModelProto head =
        ModelProto.newBuilder()
            .setIrVersion(IR_VERSION)
            .setProducerName("vitrine")
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
            .build();
    int field = CodedOutputStream.computeTagSize(GraphProto.INITIALIZER_FIELD_NUMBER);
    int size = small.getSerializedSize();
    for (SeededTensor weight : weights) {
      size =
          Math.addExact(
              size,
              field + CodedOutputStream.computeUInt32SizeNoTag(weight.size()) + weight.size());
    }
    try (OutputStream stream = Files.newOutputStream(file)) {
      CodedOutputStream out = CodedOutputStream.newInstance(stream, 1 << 16);
      head.writeTo(out);
      out.writeTag(ModelProto.GRAPH_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
      out.writeUInt32NoTag(size);
      small.writeTo(out);
      for (SeededTensor weight : weights) {
        out.writeTag(GraphProto.INITIALIZER_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        out.writeUInt32NoTag(weight.size());
        weight.write(out);
      }
      out.flush();
    }
  }

  private static ValueInfoProto value(String name, long... shape) {
    TensorShapeProto.Builder sizes = TensorShapeProto.newBuilder();
    Arrays.stream(shape)
        .forEach(size -> sizes.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(size)));
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(ElementType.FLOAT32.code())
                        .setShape(sizes)))
        .build();
  }
}
