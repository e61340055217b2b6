package io.vitrine.inference.importing;

import io.vitrine.program.UnsupportedNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says which nodes of a model can't be run: all of them, those with the same fault together. */
final class Unsupported {
  /** An error has to fit into the trailer of a gRPC answer. */
  private static final int LONGEST = 5_000;

  private Unsupported() {}

  static String message(String file, List<UnsupportedNode> nodes) {
    Map<String, List<String>> byFault = new LinkedHashMap<>();
    for (UnsupportedNode node : nodes) {
      String op = node.domain().isEmpty() ? node.op() : node.domain() + "." + node.op();
      byFault
          .computeIfAbsent(op + " (" + node.reason() + ")", fault -> new ArrayList<>())
          .add("'" + node.node() + "'");
    }
    StringBuilder message =
        new StringBuilder(
            "%s: %d %s not supported: "
                .formatted(file, nodes.size(), nodes.size() == 1 ? "node is" : "nodes are"));
    int share = LONGEST / byFault.size();
    List<String> faults = new ArrayList<>();
    byFault.forEach((fault, names) -> faults.add(fault + ": " + listed(names, share)));
    String all = String.join("; ", faults);
    return message.append(all, 0, Math.min(all.length(), 2 * LONGEST)).toString();
  }

  private static String listed(List<String> names, int share) {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      if (i > 0 && list.length() + names.get(i).length() > share) {
        return list + " and " + (names.size() - i) + " more";
      }
      list.append(i == 0 ? "" : ", ").append(names.get(i));
    }
    return list.toString();
  }
}
