package io.vitrine.layout.graph;

import io.vitrine.protocol.NodeDescription;
import io.vitrine.protocol.ValueDescription;
import java.util.List;

/**
 * One layer of the scene before it has a place.
 *
 * @param value whose tiles are shown: the value after everything that was folded in
 * @param chain the nodes that compute it from the layers before, in order; never empty
 * @param plumbing further nodes that are found under this layer and show nothing of their own
 */
public record FoldedLayer(
    ValueDescription value, List<NodeDescription> chain, List<NodeDescription> plumbing) {
  public FoldedLayer {
    chain = List.copyOf(chain);
    plumbing = List.copyOf(plumbing);
  }

  /** The node the layer is named after. */
  public NodeDescription head() {
    return chain.get(0);
  }
}
