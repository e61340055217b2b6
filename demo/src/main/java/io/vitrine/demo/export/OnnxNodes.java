package io.vitrine.demo.export;

import io.vitrine.demo.network.Node;
import io.vitrine.demo.network.ParameterLayout;
import io.vitrine.network.onnx.wire.AttributeProto;
import io.vitrine.network.onnx.wire.NodeProto;
import java.util.ArrayList;
import java.util.List;

/** How each step of the network is said in ONNX. */
final class OnnxNodes {
  private static final int TYPE_FLOAT = 1;
  private static final int TYPE_INT = 2;
  private static final int TYPE_INTS = 7;

  private OnnxNodes() {}

  /**
   * One or two ONNX nodes; the last one's first output is the node's value.
   *
   * @param inputs the values of the node's inputs
   */
  static List<NodeProto> of(Node node, List<String> inputs, float epsilon) {
    if (node instanceof Node.Convolution c) {
      long pad = c.padding();
      return List.of(
          step(node.name(), "Conv", with(inputs, ParameterLayout.weight(c)))
              .addAttribute(ints("dilations", 1, 1))
              .addAttribute(integer("group", 1))
              .addAttribute(ints("kernel_shape", c.kernel(), c.kernel()))
              .addAttribute(ints("pads", pad, pad, pad, pad))
              .addAttribute(ints("strides", c.stride(), c.stride()))
              .build());
    } else if (node instanceof Node.BatchNorm b) {
      String[] statistics = {
        ParameterLayout.weight(b),
        ParameterLayout.bias(b),
        ParameterLayout.mean(b),
        ParameterLayout.variance(b)
      };
      AttributeProto.Builder attribute =
          AttributeProto.newBuilder().setName("epsilon").setType(TYPE_FLOAT).setF(epsilon);
      return List.of(
          step(node.name(), "BatchNormalization", with(inputs, statistics))
              .addAttribute(attribute)
              .build());
    } else if (node instanceof Node.Relu) {
      return List.of(step(node.name(), "Relu", inputs).build());
    } else if (node instanceof Node.Halve) {
      return List.of(
          step(node.name(), "AveragePool", inputs)
              .addAttribute(ints("kernel_shape", 2, 2))
              .addAttribute(ints("strides", 2, 2))
              .build());
    } else if (node instanceof Node.Add) {
      return List.of(step(node.name(), "Add", inputs).build());
    } else if (node instanceof Node.Join) {
      return List.of(step(node.name(), "Concat", inputs).addAttribute(integer("axis", 1)).build());
    } else if (node instanceof Node.GlobalAverage) {
      NodeProto pooled = step(node.name(), "GlobalAveragePool", inputs).build();
      String beside = node.name().substring(0, node.name().lastIndexOf('/')) + "/flatten";
      return List.of(
          pooled,
          step(beside, "Flatten", pooled.getOutputList()).addAttribute(integer("axis", 1)).build());
    } else if (node instanceof Node.Linear l) {
      return List.of(
          step(
                  node.name(),
                  "Gemm",
                  with(inputs, ParameterLayout.weight(l), ParameterLayout.bias(l)))
              .addAttribute(integer("transB", 1))
              .build());
    }
    throw new IllegalStateException("no ONNX form of " + node);
  }

  private static NodeProto.Builder step(String scope, String operator, List<String> inputs) {
    String name = scope + "/" + operator;
    return NodeProto.newBuilder()
        .setName(name)
        .setOpType(operator)
        .addAllInput(inputs)
        .addOutput(name + "_output_0");
  }

  private static List<String> with(List<String> inputs, String... more) {
    List<String> all = new ArrayList<>(inputs);
    all.addAll(List.of(more));
    return all;
  }

  private static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder().setName(name).setType(TYPE_INT).setI(value).build();
  }

  private static AttributeProto ints(String name, long... values) {
    AttributeProto.Builder attribute = AttributeProto.newBuilder().setName(name).setType(TYPE_INTS);
    for (long value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
  }
}
