package io.vitrine.featureviz;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what another thread or process does. */
final class Waiting {
  private Waiting() {}

  static void until(BooleanSupplier condition, long patienceMs, Supplier<String> what)
      throws InterruptedException {
    long deadline = System.nanoTime() + patienceMs * 1_000_000;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + patienceMs + " ms: " + what.get());
      }
      Thread.sleep(10);
    }
  }
}
