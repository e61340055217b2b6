package io.vitrine.demo.training;

import io.vitrine.demo.network.ParameterLayout;
import java.util.Arrays;

/**
 * Stochastic gradient descent with Nesterov momentum; weight decay on convolution and linear
 * weights only. Not thread-safe.
 */
final class Momentum {
  private static final float KEPT = .9f;

  private final float[] velocity;
  private final boolean[] decays;
  private final float decay;

  Momentum(ParameterLayout layout, float decay) {
    this.decay = decay;
    this.velocity = new float[layout.trainedSize()];
    this.decays = new boolean[layout.trainedSize()];
    for (ParameterLayout.Slot slot : layout.trained()) {
      Arrays.fill(decays, slot.offset(), slot.offset() + slot.size(), slot.decays());
    }
  }

  /** Moves the parameters in place. */
  void move(float[] parameters, float[] gradient, float rate) {
    for (int i = 0; i < parameters.length; i++) {
      float slope = gradient[i] + (decays[i] ? decay * parameters[i] : 0);
      velocity[i] = KEPT * velocity[i] + slope;
      parameters[i] -= rate * (slope + KEPT * velocity[i]);
    }
  }
}
