package io.vitrine.e2e;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One cluster with the models of the tests, started by the first test that needs it. */
final class SharedCluster {
  static final String SQUEEZENET = "squeezenet1.1";
  static final String MNIST = "mnist-8";

  private static @Nullable Vitrine shared;

  private SharedCluster() {}

  static synchronized Vitrine get() throws IOException, InterruptedException {
    if (shared == null) {
      Path squeezenet = OutsideData.squeezenet();
      Path mnist = OutsideData.mnist();
      Path labels = OutsideData.labels();
      Path data = Files.createTempDirectory("vitrine-e2e");
      Vitrine vitrine = new Vitrine(data);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(vitrine), "cluster-end"));
      vitrine.run("up", "--detach", "--port", freePort()).succeeded();
      vitrine
          .run(
              "model",
              "add",
              squeezenet,
              "--labels",
              labels,
              "--mean",
              ".485,.456,.406",
              "--std",
              ".229,.224,.225")
          .succeeded();
      vitrine.run("model", "add", mnist).succeeded();
      shared = vitrine;
    }
    return shared;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void end(Vitrine vitrine) {
    try {
      vitrine.run("down");
      delete(vitrine.data());
    } catch (IOException | InterruptedException e) {
      System.err.println("the cluster of the tests did not end: " + e);
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> inward = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : inward) {
        Files.deleteIfExists(file);
      }
    }
  }
}
