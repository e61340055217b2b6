package io.vitrine.program;

import io.vitrine.network.Tensor;

/** Where an element of a program's list of weights comes from. */
public sealed interface Slot {
  /** A weight of the checkpoint, by its name in the graph. */
  record Weight(String name) implements Slot {}

  /** A tensor that belongs to the graph itself. */
  record Constant(Tensor tensor) implements Slot {}
}
