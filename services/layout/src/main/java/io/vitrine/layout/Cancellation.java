package io.vitrine.layout;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Asked often enough that a placement ends soon after nobody wants it any more. */
public final class Cancellation {
  private Cancellation() {}

  /**
   * Goes on, or does not.
   *
   * @throws CancellationException when cancelled
   */
  public static void check(BooleanSupplier cancelled) {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException("the placement was cancelled");
    }
  }
}
