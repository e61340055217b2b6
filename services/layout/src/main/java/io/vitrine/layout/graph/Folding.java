package io.vitrine.layout.graph;

import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.NodeDescription;
import io.vitrine.protocol.ValueDescription;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Folds a network into layers: an activation, a normalisation or a bias joins the node before it
 * when nothing else reads that node; shape arithmetic, constants and identities join a neighbour.
 * Every node is in exactly one layer. Time near the number of nodes and their inputs.
 */
public final class Folding {
  private static final int NONE = -1;

  private final Dataflow flow;
  private final List<NodeDescription> nodes;

  /** For each node the chain it is in; NONE for plumbing. */
  private final int[] chainOf;

  private final List<List<NodeDescription>> chains = new ArrayList<>();
  private final List<List<NodeDescription>> plumbing = new ArrayList<>();

  private Folding(NetworkDescription network) {
    flow = new Dataflow(network);
    nodes = flow.nodes();
    chainOf = new int[nodes.size()];
    Arrays.fill(chainOf, NONE);
  }

  /** Folds a network whose nodes are in topological order. */
  public static LayerGraph fold(NetworkDescription network) {
    Folding folding = new Folding(network);
    folding.formChains();
    folding.placePlumbing();
    return folding.graph();
  }

  private void formChains() {
    for (int node = 0; node < nodes.size(); node++) {
      if (!flow.isPlumbing(nodes.get(node))) {
        int before = chainToJoin(nodes.get(node));
        if (before == NONE) {
          startChain(node);
        } else {
          chains.get(before).add(nodes.get(node));
          chainOf[node] = before;
        }
      }
    }
  }

  private void startChain(int node) {
    chainOf[node] = chains.size();
    chains.add(new ArrayList<>(List.of(nodes.get(node))));
    plumbing.add(new ArrayList<>());
  }

  private int chainToJoin(NodeDescription node) {
    List<String> changing = flow.changing(node);
    if (changing.size() == 2 && node.getOp().equals("Mul")) {
      return gatedChain(changing.get(0), changing.get(1));
    }
    if (changing.size() != 1) {
      return NONE;
    }
    String read = changing.get(0);
    int before = soleProducer(read);
    if (before == NONE || !Followers.follows(node.getOp(), nodes.get(before).getOp())) {
      return NONE;
    }
    boolean alone = flow.readers(read).size() == 1;
    return alone || opensGate(node, read) ? chainOf[before] : NONE;
  }

  /** Whether the node is the sigmoid of x * sigmoid(x), and nothing else reads x. */
  private boolean opensGate(NodeDescription node, String read) {
    List<Integer> readers = flow.readers(read);
    if (!Followers.gates(node.getOp()) || readers.size() != 2) {
      return false;
    }
    NodeDescription other = nodes.get(readers.get(1));
    String gate = node.getOutputs(0);
    return other.getOp().equals("Mul")
        && other.getInputsList().contains(gate)
        && flow.readers(gate).size() == 1
        && !flow.isOutput(gate);
  }

  /** The chain of x * sigmoid(x), when both ends lie in it already. */
  private int gatedChain(String first, String second) {
    int one = soleProducer(first);
    int other = soleProducer(second);
    if (one == NONE || other == NONE || chainOf[one] != chainOf[other]) {
      return NONE;
    }
    return chainOf[Math.max(one, other)];
  }

  /** The node that computes only this value, which is not asked for as the network's output. */
  private int soleProducer(String value) {
    int producer = flow.producer(value);
    boolean joinable =
        producer != NONE
            && chainOf[producer] != NONE
            && nodes.get(producer).getOutputsCount() == 1
            && !flow.isOutput(value);
    return joinable ? producer : NONE;
  }

  /** Backwards to the first layer that reads it, else forwards to the layer it comes from. */
  private void placePlumbing() {
    int[] home = chainOf.clone();
    for (int node = nodes.size() - 1; node >= 0; node--) {
      if (home[node] == NONE) {
        home[node] = firstReader(node, home);
      }
    }
    for (int node = 0; node < nodes.size(); node++) {
      if (home[node] == NONE) {
        home[node] = writer(node, home);
      }
      if (home[node] == NONE) {
        startChain(node);
        home[node] = chainOf[node];
      } else if (chainOf[node] == NONE) {
        plumbing.get(home[node]).add(nodes.get(node));
      }
    }
  }

  private int firstReader(int node, int[] home) {
    int first = NONE;
    for (String output : nodes.get(node).getOutputsList()) {
      for (int reader : flow.readers(output)) {
        if (home[reader] != NONE && (first == NONE || home[reader] < first)) {
          first = home[reader];
        }
      }
    }
    return first;
  }

  private int writer(int node, int[] home) {
    for (String input : nodes.get(node).getInputsList()) {
      int producer = flow.producer(input);
      if (producer != NONE && home[producer] != NONE) {
        return home[producer];
      }
    }
    return NONE;
  }

  private LayerGraph graph() {
    int[] origin = originOfNodes();
    List<FoldedLayer> layers = new ArrayList<>(chains.size());
    List<TreeSet<Integer>> sources = new ArrayList<>(chains.size());
    for (int chain = 0; chain < chains.size(); chain++) {
      ValueDescription shown =
          flow.shown(chains.get(chain)).orElse(ValueDescription.getDefaultInstance());
      layers.add(new FoldedLayer(shown, chains.get(chain), plumbing.get(chain)));
      sources.add(new TreeSet<>());
    }
    for (int node = 0; node < nodes.size(); node++) {
      int chain = chainOf[node];
      if (chain != NONE) {
        for (String input : flow.changing(nodes.get(node))) {
          int producer = flow.producer(input);
          int source = producer == NONE ? NONE : origin[producer];
          if (source != NONE && source != chain) {
            sources.get(chain).add(source);
          }
        }
      }
    }
    return new LayerGraph(
        layers,
        Flow.of(
            sources.stream()
                .map(set -> set.stream().mapToInt(Integer::intValue).toArray())
                .toList()));
  }

  /** For each node the layer its data comes from: plumbing passes on that of its first input. */
  private int[] originOfNodes() {
    int[] origin = chainOf.clone();
    for (int node = 0; node < nodes.size(); node++) {
      if (origin[node] == NONE && !nodes.get(node).getOp().equals("Shape")) {
        List<String> changing = flow.changing(nodes.get(node));
        int producer = changing.isEmpty() ? NONE : flow.producer(changing.get(0));
        origin[node] = producer == NONE ? NONE : origin[producer];
      }
    }
    return origin;
  }
}
