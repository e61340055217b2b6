package io.vitrine.demo.export;

import com.google.protobuf.ByteString;
import io.vitrine.demo.network.Architecture;
import io.vitrine.demo.network.ForwardPass;
import io.vitrine.demo.network.Node;
import io.vitrine.demo.network.ParameterLayout;
import io.vitrine.demo.network.Snapshot;
import io.vitrine.demo.picture.DrawnPictures;
import io.vitrine.network.onnx.wire.GraphProto;
import io.vitrine.network.onnx.wire.ModelProto;
import io.vitrine.network.onnx.wire.NodeProto;
import io.vitrine.network.onnx.wire.OperatorSetIdProto;
import io.vitrine.network.onnx.wire.TensorProto;
import io.vitrine.network.onnx.wire.TensorShapeProto;
import io.vitrine.network.onnx.wire.TypeProto;
import io.vitrine.network.onnx.wire.ValueInfoProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a snapshot as an ONNX model of opset {@value #OPSET}. Batch norm stays a node of its own.
 * Input {@code picture}: f32 [batch, 3, 64, 64], RGB 0 to 1, no further normalisation; output
 * {@code logits}: f32 [batch, 16]. Node names are scopes, {@code /stage1/block1/conv1/Conv}; the
 * value of a node is its name with {@code _output_0}. The same snapshot gives the same bytes.
 */
public final class OnnxExport {
  static final int OPSET = 17;

  private static final int IR_VERSION = 8;
  private static final int FLOAT = 1;
  private static final String OUTPUT = "logits";

  private final ParameterLayout layout;

  public OnnxExport(ParameterLayout layout) {
    this.layout = layout;
  }

  /**
   * The model's bytes.
   *
   * @param name the graph's name
   */
  public byte[] write(String name, Snapshot snapshot) {
    GraphProto.Builder graph = GraphProto.newBuilder().setName(name);
    graph.addInput(value(Architecture.INPUT, 3, DrawnPictures.SIDE, DrawnPictures.SIDE));
    graph.addOutput(value(OUTPUT, DrawnPictures.CLASSES));
    addNodes(graph);
    for (ParameterLayout.Slot slot : layout.trained()) {
      graph.addInitializer(tensor(slot, snapshot.parameters()));
    }
    for (ParameterLayout.Slot slot : layout.running().values()) {
      graph.addInitializer(tensor(slot, snapshot.running()));
    }
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("vitrine-demo")
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  private void addNodes(GraphProto.Builder graph) {
    Map<String, String> values = new HashMap<>();
    values.put(Architecture.INPUT, Architecture.INPUT);
    for (Node node : layout.architecture().nodes()) {
      List<String> inputs =
          node.inputs().stream().map(input -> values.getOrDefault(input, input)).toList();
      List<NodeProto> written = OnnxNodes.of(node, inputs, ForwardPass.EPSILON);
      boolean last = node.name().equals(layout.architecture().output());
      for (int i = 0; i < written.size(); i++) {
        NodeProto proto = written.get(i);
        boolean isOutput = last && i == written.size() - 1;
        graph.addNode(isOutput ? proto.toBuilder().setOutput(0, OUTPUT).build() : proto);
      }
      values.put(node.name(), written.get(written.size() - 1).getOutput(0));
    }
  }

  /** A float value with a free batch size. */
  private static ValueInfoProto value(String name, long... sides) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    shape.addDimBuilder().setDimParam("batch");
    for (long side : sides) {
      shape.addDimBuilder().setDimValue(side);
    }
    TypeProto.Tensor tensor =
        TypeProto.Tensor.newBuilder().setElemType(FLOAT).setShape(shape).build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  private static TensorProto tensor(ParameterLayout.Slot slot, float[] flat) {
    ByteBuffer bytes =
        ByteBuffer.allocate(slot.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(flat, slot.offset(), slot.size());
    TensorProto.Builder tensor = TensorProto.newBuilder().setName(slot.name()).setDataType(FLOAT);
    for (long side : slot.shape()) {
      tensor.addDims(side);
    }
    return tensor.setRawData(ByteString.copyFrom(bytes)).build();
  }
}
