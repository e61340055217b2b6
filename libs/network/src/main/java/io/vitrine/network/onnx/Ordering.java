package io.vitrine.network.onnx;

import io.vitrine.network.ModelException;
import io.vitrine.network.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Collectors;

/** Puts nodes behind what they use. Nodes that stand well keep their order. */
final class Ordering {
  private final List<Node> nodes;
  private final Map<String, Integer> producers = new HashMap<>();
  private final List<List<Integer>> users = new ArrayList<>();
  private final int[] missing;

  private Ordering(List<Node> nodes) {
    this.nodes = nodes;
    this.missing = new int[nodes.size()];
    for (int i = 0; i < nodes.size(); i++) {
      users.add(new ArrayList<>());
      for (String output : nodes.get(i).outputs()) {
        producers.put(output, i);
      }
    }
    for (int i = 0; i < nodes.size(); i++) {
      for (String input : nodes.get(i).uses()) {
        Integer producer = producers.get(input);
        if (producer != null) {
          users.get(producer).add(i);
          missing[i]++;
        }
      }
    }
  }

  /** Throws {@link ModelException} naming the nodes of a cycle, if there is one. */
  static List<Node> sort(List<Node> nodes) {
    return new Ordering(nodes).sorted();
  }

  private List<Node> sorted() {
    PriorityQueue<Integer> ready = new PriorityQueue<>();
    for (int i = 0; i < missing.length; i++) {
      if (missing[i] == 0) {
        ready.add(i);
      }
    }
    List<Node> result = new ArrayList<>(nodes.size());
    while (!ready.isEmpty()) {
      int i = ready.remove();
      result.add(nodes.get(i));
      for (int user : users.get(i)) {
        if (--missing[user] == 0) {
          ready.add(user);
        }
      }
    }
    if (result.size() < nodes.size()) {
      throw cycle();
    }
    return result;
  }

  /** Every node left over waits for another one left over: going back must come round. */
  private ModelException cycle() {
    int at = 0;
    while (missing[at] == 0) {
      at++;
    }
    List<Integer> path = new ArrayList<>();
    while (!path.contains(at)) {
      path.add(at);
      for (String input : nodes.get(at).uses()) {
        Integer producer = producers.get(input);
        if (producer != null && missing[producer] > 0) {
          at = producer;
          break;
        }
      }
      if (path.size() > 1000) {
        break;
      }
    }
    int start = Math.max(0, path.indexOf(at));
    String names =
        path.subList(start, path.size()).stream()
            .limit(10)
            .map(i -> "\"" + nodes.get(i).name() + "\"")
            .collect(Collectors.joining(" <- "));
    return ModelException.invalid(
        "the graph runs in a circle through %d nodes: %s".formatted(path.size() - start, names));
  }
}
