package io.vitrine.benchmarks.cluster;

import java.io.IOException;
import java.net.ServerSocket;

/** A port that nobody listened on a moment ago. */
final class FreePort {
  private FreePort() {}

  static int find() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
