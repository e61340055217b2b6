package io.vitrine.testbed;

/** A broker or a cache that a test can kill and bring back on the same port with the same data. */
interface Part extends AutoCloseable {
  int port();

  void start();

  /** As kill -9 does. */
  void kill();

  @Override
  void close();
}
