package io.vitrine.layout.graph;

import java.util.List;

/**
 * Layers and which of them feed which. Immutable.
 *
 * @param layers in topological order: a layer comes after all that feed it
 * @param flow between them, by their indexes
 */
public record LayerGraph(List<FoldedLayer> layers, Flow flow) {
  public LayerGraph {
    layers = List.copyOf(layers);
  }

  public int size() {
    return layers.size();
  }
}
