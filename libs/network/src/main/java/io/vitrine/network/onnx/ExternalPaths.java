package io.vitrine.network.onnx;

import io.vitrine.network.onnx.wire.AttributeProto;
import io.vitrine.network.onnx.wire.GraphProto;
import io.vitrine.network.onnx.wire.ModelProto;
import io.vitrine.network.onnx.wire.NodeProto;
import io.vitrine.network.onnx.wire.TensorProto;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the external data files a model names. */
final class ExternalPaths {
  private static final int EXTERNAL = 1;
  private final Set<String> paths = new LinkedHashSet<>();

  private ExternalPaths() {}

  static List<String> of(ModelProto model) {
    ExternalPaths found = new ExternalPaths();
    found.graph(model.getGraph());
    model.getFunctionsList().forEach(function -> found.nodes(function.getNodeList()));
    return List.copyOf(found.paths);
  }

  private void graph(GraphProto graph) {
    graph.getInitializerList().forEach(this::tensor);
    graph
        .getSparseInitializerList()
        .forEach(
            sparse -> {
              tensor(sparse.getValues());
              tensor(sparse.getIndices());
            });
    nodes(graph.getNodeList());
  }

  private void nodes(List<NodeProto> nodes) {
    for (NodeProto node : nodes) {
      for (AttributeProto attribute : node.getAttributeList()) {
        if (attribute.hasT()) {
          tensor(attribute.getT());
        }
        if (attribute.hasG()) {
          graph(attribute.getG());
        }
      }
    }
  }

  private void tensor(TensorProto tensor) {
    if (tensor.getDataLocation() == EXTERNAL) {
      paths.add(ExternalTensors.location(tensor));
    }
  }
}
