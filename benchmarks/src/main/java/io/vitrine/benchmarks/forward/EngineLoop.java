package io.vitrine.benchmarks.forward;

import java.nio.file.Path;

/** The process of one engine: for each byte on standard input it runs once and says how long. */
final class EngineLoop {
  /** Starts the lines that are meant for whoever measures. */
  static final String ANSWER = "answer ";

  private EngineLoop() {}

  public static void main(String[] arguments) throws Exception {
    EngineKind kind = EngineKind.valueOf(arguments[0]);
    Wanted wanted = Wanted.valueOf(arguments[1]);
    int threads = Integer.parseInt(arguments[2]);
    Path model = Path.of(arguments[3]);
    try (TimedEngine engine =
        switch (kind) {
          case VITRINE, VITRINE_IN_PLACE, VITRINE_GRADIENT ->
              new VitrineEngine(model, kind, wanted, threads);
          case ONNX_RUNTIME -> new OnnxRuntimeEngine(model, wanted, threads);
        }) {
      System.out.println(ANSWER + "ready");
      while (System.in.read() >= 0) {
        long start = System.nanoTime();
        long elements = engine.run();
        long took = System.nanoTime() - start;
        if (elements < 1000) {
          throw new IllegalStateException("the run gave only " + elements + " numbers");
        }
        System.out.println(ANSWER + took);
      }
    }
  }
}
