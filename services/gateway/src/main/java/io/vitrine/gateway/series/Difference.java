package io.vitrine.gateway.series;

import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.NodeDescription;
import io.vitrine.protocol.ValueDescription;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where two networks part, in words. */
final class Difference {
  private Difference() {}

  static String between(NetworkDescription one, NetworkDescription other) {
    List<NodeDescription> left = one.getNodesList();
    List<NodeDescription> right = other.getNodesList();
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      if (!left.get(i).getOp().equals(right.get(i).getOp())) {
        return "node %d is %s there and %s here"
            .formatted(i, inWords(left.get(i)), inWords(right.get(i)));
      }
    }
    if (left.size() != right.size()) {
      return "it has %d nodes, not %d".formatted(right.size(), left.size());
    }
    Map<String, ValueDescription> values =
        other.getValuesList().stream()
            .collect(Collectors.toMap(ValueDescription::getName, Function.identity(), (a, b) -> a));
    for (ValueDescription value : one.getValuesList()) {
      ValueDescription twin = values.get(value.getName());
      if (twin == null) {
        return "it has no value '" + value.getName() + "'";
      }
      if (!twin.getShapeList().equals(value.getShapeList())) {
        return "the value '%s' is %s there and %s here"
            .formatted(value.getName(), shape(value), shape(twin));
      }
    }
    return "an attribute or a fixed operand of a node differs";
  }

  private static String inWords(NodeDescription node) {
    return node.getOp() + " '" + node.getName() + "'";
  }

  private static String shape(ValueDescription value) {
    return value.getShapeList().stream()
        .map(axis -> axis.getSize() < 0 ? "?" : Long.toString(axis.getSize()))
        .collect(Collectors.joining(" x "));
  }
}
