package io.vitrine.program;

import io.vitrine.network.Tensor;
import java.util.List;

/** Where an element of a program's list of weights comes from. */
public sealed interface Slot {
  /** A weight of the checkpoint, by its name in the graph. */
  record Weight(String name) implements Slot {}

  /** A tensor that belongs to the graph itself. */
  record Constant(Tensor tensor) implements Slot {}

  /**
   * Computed once, as the weights of a checkpoint are loaded.
   *
   * @param sources names of weights
   * @param expression TorchScript that makes a new tensor of them, the list {@code r}
   */
  record Prepared(List<String> sources, String expression) implements Slot {
    public Prepared {
      sources = List.copyOf(sources);
    }
  }
}
