package io.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MalformedFilesIT {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @Test
  void everyFileIsAnsweredAndTheServicesLiveOn() throws Exception {
    Vitrine vitrine = SharedCluster.get();
    List<Path> files = files();
    assertThat(files).hasSizeGreaterThan(20);
    List<ProcessHandle> before = new ClusterProcesses(vitrine.data()).all();
    for (Path file : files) {
      CommandResult result = vitrine.run("model", "add", file, "--name", "malformed");
      System.out.println(
          file.getFileName()
              + " "
              + result.took().toMillis()
              + " ms: "
              + (result.exitCode() == 0 ? "imported" : result.errors().strip()));
      assertThat(result.took()).as("%s is answered", file).isLessThan(LIMIT);
      if (result.exitCode() == 0) {
        vitrine.run("model", "remove", "malformed").succeeded();
      } else {
        result.failed();
        assertThat(result.errors()).contains(String.valueOf(file.getFileName()));
      }
    }
    assertThat(before).allMatch(ProcessHandle::isAlive);
    vitrine.run("run", SharedCluster.SQUEEZENET, "--image", OutsideData.kitten()).succeeded();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(OutsideData.require("malformed"))) {
      return files
          .filter(file -> !file.endsWith("PROVENANCE.txt"))
          .filter(file -> !String.valueOf(file.getFileName()).startsWith("LICENSE"))
          .sorted()
          .toList();
    }
  }
}
