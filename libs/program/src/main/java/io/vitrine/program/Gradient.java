package io.vitrine.program;

import io.vitrine.network.Tensor;
import java.util.Map;

/**
 * A gradient and the values of the run it was taken in.
 *
 * @param gradient of the input's type and shape
 */
public record Gradient(Tensor gradient, Map<String, Tensor> values) {
  public Gradient {
    values = Map.copyOf(values);
  }
}
