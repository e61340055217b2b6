package io.vitrine.layout.graph;

import java.util.List;

/**
 * Layers and which of them feed which. Immutable.
 *
 * @param layers in topological order: a layer comes after all that feed it
 * @param sources for each layer the indexes of the layers that feed it, ascending, each once
 * @param stages for each layer its depth: 1 for what only inputs feed, else one more than the
 *     deepest layer that feeds it
 */
public record LayerGraph(List<FoldedLayer> layers, List<int[]> sources, int[] stages) {
  public LayerGraph {
    layers = List.copyOf(layers);
    sources = List.copyOf(sources);
  }

  static LayerGraph of(List<FoldedLayer> layers, List<int[]> sources) {
    int[] stages = new int[layers.size()];
    for (int layer = 0; layer < stages.length; layer++) {
      int deepest = 0;
      for (int source : sources.get(layer)) {
        deepest = Math.max(deepest, stages[source]);
      }
      stages[layer] = deepest + 1;
    }
    return new LayerGraph(layers, sources, stages);
  }

  public int size() {
    return layers.size();
  }

  /** The deepest stage; 0 without layers. */
  public int depth() {
    int deepest = 0;
    for (int stage : stages) {
      deepest = Math.max(deepest, stage);
    }
    return deepest;
  }
}
