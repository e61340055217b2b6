package io.vitrine.gateway.runs;

import io.vitrine.protocol.ActivationChunk;
import io.vitrine.protocol.Problem;

/** Hears what comes of one run. After `finished`, `failed` or `superseded` nothing more comes. */
public interface RunListener {
  /** A chunk; each once, those of a value in their order, on one thread. */
  void chunk(ActivationChunk chunk);

  /** All chunks have been heard. */
  void finished(long computeMs);

  /** It cannot be answered. */
  void failed(Problem problem);

  /** A later request of the same session took its place. */
  void superseded();
}
