package io.vitrine.benchmarks.forward;

/** Who computes. */
enum EngineKind {
  VITRINE,
  ONNX_RUNTIME
}
