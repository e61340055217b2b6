package io.vitrine.layout.graph;

import java.util.Set;

/** Operators that belong to the layer before them when nothing else reads what they read. */
final class Followers {
  private static final Set<String> ACTIVATIONS =
      Set.of(
          "Celu",
          "Clip",
          "Elu",
          "Gelu",
          "HardSigmoid",
          "HardSwish",
          "LeakyRelu",
          "Mish",
          "PRelu",
          "Relu",
          "Selu",
          "Sigmoid",
          "Softplus",
          "Softsign",
          "Swish",
          "Tanh",
          "ThresholdedRelu");
  private static final Set<String> NORMALISATIONS =
      Set.of(
          "BatchNormalization",
          "GroupNormalization",
          "InstanceNormalization",
          "LayerNormalization");
  private static final Set<String> GATES = Set.of("HardSigmoid", "Sigmoid");
  private static final Set<String> SHIFTS_AND_SCALES = Set.of("Add", "Div", "Mul", "Sub");
  private static final Set<String> LINEAR =
      Set.of("Conv", "ConvTranspose", "Gemm", "MatMul", "BatchNormalization");

  private Followers() {}

  /** Whether `op`, with one input that is not constant, is shown together with what feeds it. */
  static boolean follows(String op, String before) {
    return ACTIVATIONS.contains(op)
        || NORMALISATIONS.contains(op)
        // A bias or a scale that the exporter wrote as a node of its own.
        || (SHIFTS_AND_SCALES.contains(op) && LINEAR.contains(before));
  }

  /** Whether x * op(x) is an activation (SiLU, hard swish) that exporters write as two nodes. */
  static boolean gates(String op) {
    return GATES.contains(op);
  }
}
