package io.vitrine.transport;

/** One run being followed. */
public interface Subscription extends AutoCloseable {
  /** Ends it, from any thread; a chunk that is being handed over may still arrive. */
  @Override
  void close();
}
