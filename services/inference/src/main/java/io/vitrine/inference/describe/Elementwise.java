package io.vitrine.inference.describe;

import java.util.Set;

/** Operators whose outputs have an element for each element of their largest input. */
final class Elementwise {
  private static final Set<String> OPERATORS =
      Set.of(
          "Abs",
          "Add",
          "Cast",
          "Ceil",
          "Celu",
          "Clip",
          "Div",
          "Dropout",
          "Elu",
          "Erf",
          "Exp",
          "Floor",
          "Gelu",
          "HardSigmoid",
          "HardSwish",
          "Identity",
          "InstanceNormalization",
          "LayerNormalization",
          "LeakyRelu",
          "Log",
          "Max",
          "Mean",
          "Min",
          "Mish",
          "Mul",
          "Neg",
          "PRelu",
          "Pow",
          "Reciprocal",
          "Relu",
          "Round",
          "Selu",
          "Sigmoid",
          "Softmax",
          "Softplus",
          "Softsign",
          "Sqrt",
          "Sub",
          "Sum",
          "Swish",
          "Tanh",
          "ThresholdedRelu",
          "Where");

  private Elementwise() {}

  static boolean contains(String op) {
    return OPERATORS.contains(op);
  }
}
