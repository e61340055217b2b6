package io.vitrine.benchmarks.forward;

import java.util.List;

/**
 * Two that take turns.
 *
 * @param required largest ratio of the first to the second
 */
record Case(String what, EngineKind ours, EngineKind peer, Wanted wanted, double required) {
  static final List<Case> ALL =
      List.of(
          new Case("scores", EngineKind.VITRINE, EngineKind.ONNX_RUNTIME, Wanted.SCORES, 2.0),
          new Case(
              "all values", EngineKind.VITRINE, EngineKind.ONNX_RUNTIME, Wanted.ALL_VALUES, 1.3),
          new Case(
              "all values in place",
              EngineKind.VITRINE_IN_PLACE,
              EngineKind.ONNX_RUNTIME,
              Wanted.ALL_VALUES,
              1.3),
          new Case(
              "gradient to own forward",
              EngineKind.VITRINE_GRADIENT,
              EngineKind.VITRINE,
              Wanted.SCORES,
              2.5));
}
