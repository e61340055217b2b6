package io.vitrine.network.hash;

import io.vitrine.network.Graph;
import io.vitrine.network.Network;
import io.vitrine.network.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /** 32 bytes; reads every weight once, several at a time. */
  public static byte[] of(Graph graph, Map<String, Tensor> weights) {
    List<byte[]> parts =
        new CanonicalForm(graph, weights)
            .weightsInOrder().parallelStream()
                .map(name -> Optional.ofNullable(weights.get(name)))
                .map(tensor -> tensor.map(Digest::of).orElseGet(() -> new byte[0]))
                .toList();
    Digest digest = new Digest();
    parts.forEach(digest::bytes);
    return digest.finish();
  }
}
