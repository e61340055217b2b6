package io.vitrine.network.hash;

import io.vitrine.network.Graph;
import io.vitrine.network.Network;
import io.vitrine.network.Tensor;
import java.util.Map;

/**
 * Names an architecture: SHA-256 over operators, attributes, connections, declared input shapes and
 * every static operand (target shapes, axes, pads). Names, documentation, producer and the order of
 * nodes in the file play no part, nor do the weights: two checkpoints of one architecture share it.
 */
public final class GraphHash {
  private GraphHash() {}

  /** 32 bytes. */
  public static byte[] of(Network network) {
    return of(network.graph(), network.weights());
  }

  /** 32 bytes; of the weights only static operands are read. */
  public static byte[] of(Graph graph, Map<String, Tensor> weights) {
    return new CanonicalForm(graph, weights).graphHash();
  }
}
