package io.vitrine.program;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.vitrine.network.ElementType;
import io.vitrine.network.Tensor;

/**
 * Tensors that stay on the device from one call of a program to the next. Their owner closes them,
 * before the program that made them. Not for two threads at once.
 */
public final class ResidentTensors implements AutoCloseable {
  private final PtNDManager owner;
  private final PtNDArray[] arrays;

  ResidentTensors(PtNDManager owner, PtNDArray[] arrays) {
    this.owner = owner;
    this.arrays = arrays;
  }

  public int size() {
    return arrays.length;
  }

  /** A copy of tensor i. Throws FATAL when it is not of that type. */
  public Tensor download(int i, ElementType type) {
    return DeviceTensors.download(arrays[i], type);
  }

  PtNDArray[] arrays() {
    return arrays;
  }

  @Override
  public void close() {
    owner.close();
  }
}
