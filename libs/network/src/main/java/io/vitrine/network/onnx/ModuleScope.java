package io.vitrine.network.onnx;

import io.vitrine.network.onnx.wire.NodeProto;
import io.vitrine.network.onnx.wire.StringStringEntryProto;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The module path an exporter left in a node: which part of the source the node came from. */
final class ModuleScope {
  private static final String DYNAMO_SCOPES = "pkg.torch.onnx.name_scopes";
  private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"");

  private ModuleScope() {}

  /** Outermost first, without the operator itself; empty where the node tells nothing. */
  static List<String> of(NodeProto node) {
    for (StringStringEntryProto entry : node.getMetadataPropsList()) {
      if (entry.getKey().equals(DYNAMO_SCOPES)) {
        List<String> parts = quoted(entry.getValue());
        return parts.isEmpty() ? List.of() : withoutEmpty(parts.subList(0, parts.size() - 1));
      }
    }
    List<String> parts = withoutEmpty(List.of(node.getName().split("/", -1)));
    return parts.isEmpty() ? List.of() : List.copyOf(parts.subList(0, parts.size() - 1));
  }

  private static List<String> quoted(String list) {
    List<String> parts = new ArrayList<>();
    for (Matcher matcher = QUOTED.matcher(list); matcher.find(); ) {
      parts.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
    }
    return parts;
  }

  private static List<String> withoutEmpty(List<String> parts) {
    return parts.stream().filter(part -> !part.isEmpty()).toList();
  }
}
