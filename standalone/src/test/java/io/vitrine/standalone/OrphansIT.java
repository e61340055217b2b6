package io.vitrine.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansIT {
  @Test
  void brokerAndRedisEndWithTheProcessThatStartedThem(@TempDir Path folder) throws Exception {
    List<Integer> ports = Ports.free(3);
    Process holder =
        new ProcessBuilder(
                JavaHome.java(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                folder.toString(),
                ports.get(0).toString(),
                ports.get(1).toString(),
                ports.get(2).toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<ProcessHandle> children;
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(output.readLine()).isEqualTo(Holder.STARTED);
      children = holder.descendants().toList();
      assertThat(children).hasSizeGreaterThanOrEqualTo(3);
    } finally {
      holder.destroyForcibly().waitFor();
    }
    children.forEach(child -> child.onExit().orTimeout(30, TimeUnit.SECONDS).join());
    assertThat(children).noneMatch(ProcessHandle::isAlive);
  }
}
