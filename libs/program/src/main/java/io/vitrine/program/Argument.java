package io.vitrine.program;

import io.vitrine.network.Tensor;
import java.util.List;

/** What a method of a program is called with, beside the weights. None is empty. */
public sealed interface Argument {
  /** Becomes a List[Tensor], copied to the device for this call. */
  record Tensors(List<Tensor> tensors) implements Argument {
    public Tensors {
      tensors = List.copyOf(tensors);
    }
  }

  /** Becomes a List[Tensor] of what is on the device already; stays the caller's. */
  record Resident(ResidentTensors tensors) implements Argument {}

  /** Becomes a Tensor of 64-bit integers with one axis. */
  record Integers(List<Long> values) implements Argument {
    public Integers {
      values = List.copyOf(values);
    }
  }

  /** Becomes a Tensor of 64-bit floats with one axis. */
  record Reals(List<Double> values) implements Argument {
    public Reals {
      values = List.copyOf(values);
    }
  }
}
