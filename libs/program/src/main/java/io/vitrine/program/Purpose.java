package io.vitrine.program;

/** What a program is compiled for. The values are the same; how fast they come differs. */
public enum Purpose {
  /** Values and gradients on any device. */
  DIFFERENTIABLE,
  /**
   * Values only, on a CPU: weights lie as oneDNN wants them, operators that follow each other are
   * computed in one go, and in place, where nobody asks for what is in between.
   */
  VALUES_ON_CPU
}
