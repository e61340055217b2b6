package io.vitrine.layout.graph;

import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.NodeDescription;
import io.vitrine.protocol.TileForm;
import io.vitrine.protocol.ValueDescription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who computes and who reads each value of a description; which values never change. */
final class Dataflow {
  private static final int NONE = -1;

  private final List<NodeDescription> nodes;
  private final Map<String, ValueDescription> values = new HashMap<>();
  private final Map<String, Integer> producers = new HashMap<>();
  private final Map<String, List<Integer>> readers = new HashMap<>();
  private final Set<String> constants = new HashSet<>();
  private final Set<String> outputs;

  Dataflow(NetworkDescription network) {
    nodes = network.getNodesList();
    outputs = new HashSet<>(network.getOutputsList());
    for (ValueDescription value : network.getValuesList()) {
      values.put(value.getName(), value);
      if (value.getInitializer()) {
        constants.add(value.getName());
      }
    }
    for (int node = 0; node < nodes.size(); node++) {
      connect(node, nodes.get(node));
    }
  }

  private void connect(int index, NodeDescription node) {
    boolean constant = true;
    for (String input : new HashSet<>(node.getInputsList())) {
      if (!input.isEmpty()) {
        readers.computeIfAbsent(input, ignored -> new ArrayList<>()).add(index);
        constant &= constants.contains(input);
      }
    }
    for (String output : node.getOutputsList()) {
      if (!output.isEmpty()) {
        producers.put(output, index);
        if (constant) {
          constants.add(output);
        }
      }
    }
  }

  List<NodeDescription> nodes() {
    return nodes;
  }

  List<Integer> readers(String value) {
    return readers.getOrDefault(value, List.of());
  }

  /** The index of the node that computes a value; negative for inputs and initializers. */
  int producer(String value) {
    return producers.getOrDefault(value, NONE);
  }

  /** What is known of a value; only its name where the description has nothing. */
  ValueDescription value(String name) {
    ValueDescription known = values.get(name);
    return known != null ? known : ValueDescription.newBuilder().setName(name).build();
  }

  boolean isOutput(String value) {
    return outputs.contains(value);
  }

  /** The inputs that change with the network's input, each once, in order. */
  List<String> changing(NodeDescription node) {
    List<String> changing = new ArrayList<>(2);
    for (String input : node.getInputsList()) {
      if (!input.isEmpty() && !constants.contains(input) && !changing.contains(input)) {
        changing.add(input);
      }
    }
    return changing;
  }

  /** Whether the node shows nothing of its own. What it gives as the network's output is shown. */
  boolean isPlumbing(NodeDescription node) {
    boolean constant =
        node.getOutputsList().stream()
            .allMatch(output -> output.isEmpty() || constants.contains(output));
    boolean shownOutput =
        node.getOutputsList().stream()
            .anyMatch(output -> isOutput(output) && isShown(value(output)));
    return constant || (node.getPlumbing() && !shownOutput);
  }

  /** The last output of the nodes that has a picture, else the first output of the last node. */
  Optional<ValueDescription> shown(List<NodeDescription> chain) {
    for (int i = chain.size() - 1; i >= 0; i--) {
      for (String output : chain.get(i).getOutputsList()) {
        if (!output.isEmpty() && isShown(value(output))) {
          return Optional.of(value(output));
        }
      }
    }
    return chain.get(chain.size() - 1).getOutputsList().stream()
        .filter(output -> !output.isEmpty())
        .findFirst()
        .map(this::value);
  }

  private static boolean isShown(ValueDescription value) {
    return value.getForm().getTiles() > 0 && value.getForm().getKind() != TileForm.Kind.NOT_SHOWN;
  }
}
