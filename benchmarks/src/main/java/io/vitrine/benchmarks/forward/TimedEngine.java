package io.vitrine.benchmarks.forward;

/** A loaded network. */
interface TimedEngine extends AutoCloseable {
  /** Runs it once, until the numbers are in Java's hands; gives how many they are. */
  long run() throws Exception;
}
