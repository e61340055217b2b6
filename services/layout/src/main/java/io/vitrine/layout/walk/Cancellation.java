package io.vitrine.layout.walk;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Asked often enough that a placement ends soon after nobody wants it any more. */
final class Cancellation {
  private Cancellation() {}

  static void check(BooleanSupplier cancelled) {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException("the placement was cancelled");
    }
  }
}
