package io.vitrine.network.hash;

import io.vitrine.network.Graph;
import io.vitrine.network.Network;
import io.vitrine.network.Tensor;
import java.util.Map;

/**
 * Names a checkpoint: SHA-256 over the SHA-256 of every weight (type, shape, bytes), in an order
 * the architecture alone decides. Static operands belong to {@link GraphHash}.
 */
public final class WeightsHash {
  private WeightsHash() {}

  /** 32 bytes; reads every weight once. */
  public static byte[] of(Network network) {
    return of(network.graph(), network.weights());
  }

  /** 32 bytes; reads every weight once. */
  public static byte[] of(Graph graph, Map<String, Tensor> weights) {
    Digest digest = new Digest();
    for (String name : new CanonicalForm(graph, weights).weightsInOrder()) {
      Tensor tensor = weights.get(name);
      digest.bytes(tensor == null ? new byte[0] : Digest.of(tensor));
    }
    return digest.finish();
  }
}
