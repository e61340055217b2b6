package io.vitrine.benchmarks;

/** One number of ours beside the same number of a peer, taken in the same run. */
public interface Benchmark {
  /** As it is called on the command line. */
  String name();

  /** What is measured, and what the peer is. */
  String description();

  /** Measures; says on standard error how far it is. */
  Result run(Surroundings surroundings) throws Exception;
}
