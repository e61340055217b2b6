package io.vitrine.transport;

/** Works on delivered records, one at a time. */
@FunctionalInterface
public interface Handler<M> {
  /**
   * May take as long as it likes: the lock is renewed meanwhile. A retriable {@link
   * ProblemException} counts as {@link Outcome#RELEASE}, any other exception as {@link
   * Outcome#REJECT}. Interrupted when the worker is closed.
   */
  Outcome handle(Delivery<M> delivery) throws Exception;
}
