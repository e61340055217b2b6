package io.vitrine.benchmarks.forward;

/** Who computes what. */
enum EngineKind {
  /** Values, as ONNX Runtime gives them: copied to Java. */
  VITRINE,
  /** Values where the engine left them, as the inference service takes them. */
  VITRINE_IN_PLACE,
  /** The gradient of the scores to the picture. */
  VITRINE_GRADIENT,
  ONNX_RUNTIME
}
