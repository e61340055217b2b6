package io.vitrine.network.onnx;

import com.google.protobuf.InvalidProtocolBufferException;
import io.vitrine.network.onnx.wire.AttributeProto;
import io.vitrine.network.onnx.wire.GraphProto;
import io.vitrine.network.onnx.wire.ModelProto;
import io.vitrine.network.onnx.wire.NodeProto;
import io.vitrine.network.onnx.wire.TensorProto;
import io.vitrine.network.onnx.wire.TensorShapeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Turns a model into one that is well-formed and makes no sense. */
final class Nonsense {
  private static final long[] NUMBERS = {
    0, 1, -1, 2, 3, -2, 7, 100, -100, 1 << 20, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE
  };

  private final Random random;
  private final List<String> values = new ArrayList<>();

  private Nonsense(Random random) {
    this.random = random;
  }

  static byte[] of(byte[] file, Random random) throws InvalidProtocolBufferException {
    ModelProto.Builder model = ModelProto.parseFrom(file).toBuilder();
    Nonsense nonsense = new Nonsense(random);
    GraphProto.Builder graph = model.getGraphBuilder();
    graph.getNodeList().forEach(node -> nonsense.values.addAll(node.getOutputList()));
    graph.getInitializerList().forEach(tensor -> nonsense.values.add(tensor.getName()));
    graph.getInputList().forEach(input -> nonsense.values.add(input.getName()));
    for (int i = random.nextInt(3); i >= 0; i--) {
      nonsense.change(graph);
    }
    return model.build().toByteArray();
  }

  private long number() {
    return NUMBERS[random.nextInt(NUMBERS.length)];
  }

  private void change(GraphProto.Builder graph) {
    int kind = random.nextInt(8);
    if (kind < 6 && graph.getNodeCount() > 0) {
      node(graph.getNodeBuilder(random.nextInt(graph.getNodeCount())), graph, kind);
    } else if (kind == 6 && graph.getInitializerCount() > 0) {
      tensor(graph.getInitializerBuilder(random.nextInt(graph.getInitializerCount())));
    } else if (graph.getInputCount() > 0) {
      TensorShapeProto.Builder shape =
          graph
              .getInputBuilder(random.nextInt(graph.getInputCount()))
              .getTypeBuilder()
              .getTensorTypeBuilder()
              .getShapeBuilder();
      if (shape.getDimCount() == 0 || random.nextInt(4) == 0) {
        shape.addDimBuilder().setDimValue(number());
      } else if (random.nextInt(4) == 0) {
        shape.removeDim(0);
      } else {
        shape.getDimBuilder(random.nextInt(shape.getDimCount())).setDimValue(number());
      }
    }
  }

  private void node(NodeProto.Builder node, GraphProto.Builder graph, int kind) {
    if (kind == 0 && node.getInputCount() > 0) {
      String other = values.isEmpty() ? "" : values.get(random.nextInt(values.size()));
      node.setInput(random.nextInt(node.getInputCount()), random.nextInt(4) == 0 ? "" : other);
    } else if (kind == 1) {
      node.setOpType(graph.getNode(random.nextInt(graph.getNodeCount())).getOpType());
    } else if (kind == 2 && node.getInputCount() > 0) {
      List<String> fewer = node.getInputList().subList(0, node.getInputCount() - 1);
      List<String> copy = List.copyOf(fewer);
      node.clearInput().addAllInput(copy);
    } else if (node.getAttributeCount() > 0) {
      attribute(node.getAttributeBuilder(random.nextInt(node.getAttributeCount())));
    }
  }

  private void attribute(AttributeProto.Builder attribute) {
    switch (random.nextInt(5)) {
      case 0 -> attribute.setI(number());
      case 1 -> attribute.addInts(number());
      case 2 -> {
        if (attribute.getIntsCount() > 0) {
          attribute.setInts(random.nextInt(attribute.getIntsCount()), number());
        }
      }
      case 3 -> attribute.clearInts();
      default -> {
        if (attribute.hasT()) {
          tensor(attribute.getTBuilder());
        } else {
          attribute.setF(number());
        }
      }
    }
  }

  private void tensor(TensorProto.Builder tensor) {
    if (tensor.getDimsCount() > 0 && random.nextBoolean()) {
      tensor.setDims(random.nextInt(tensor.getDimsCount()), number());
    } else if (tensor.getRawData().size() >= 8) {
      byte[] raw = tensor.getRawData().toByteArray();
      long number = number();
      int at = random.nextInt(raw.length / 8) * 8;
      for (int i = 0; i < 8; i++) {
        raw[at + i] = (byte) (number >> 8 * i);
      }
      tensor.setRawData(com.google.protobuf.ByteString.copyFrom(raw));
    } else {
      tensor.addDims(number());
    }
  }
}
