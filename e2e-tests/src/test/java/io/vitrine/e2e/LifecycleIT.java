package io.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.testbed.Signals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cluster of its own that comes and goes. */
class LifecycleIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Vitrine vitrine;

  @BeforeEach
  void folder() throws Exception {
    vitrine = new Vitrine(Files.createTempDirectory("vitrine-e2e-lifecycle"));
  }

  @AfterEach
  void end() throws Exception {
    vitrine.run("down");
    SharedCluster.delete(vitrine.data());
  }

  @Test
  void dataOutlivesTheClusterAndNothingElseDoes() throws Exception {
    Path mnist = OutsideData.mnist();
    vitrine.run("up", "--detach", "--port", SharedCluster.freePort()).succeeded();
    CommandResult second =
        vitrine.run("up", "--detach", "--port", SharedCluster.freePort()).failed();
    assertThat(second.errors()).contains(vitrine.data().toString());
    assertThat(vitrine.run("status").succeeded().output()).contains("inference").contains("redis");
    vitrine.run("model", "add", mnist).succeeded();

    List<ProcessHandle> processes = new ClusterProcesses(vitrine.data()).all();
    assertThat(processes).hasSizeGreaterThanOrEqualTo(7);
    vitrine.run("down").succeeded();
    assertThat(ClusterProcesses.survivors(processes)).isEmpty();
    assertThat(vitrine.run("model", "list").failed().errors()).contains("up");

    Vitrine.Running attached = vitrine.startInATerminal("up", "--port", SharedCluster.freePort());
    awaitModels();
    assertThat(vitrine.run("model", "show", "mnist-8").succeeded().output())
        .contains("Plus214_Output_0");
    processes = new ClusterProcesses(vitrine.data()).all();
    Signals.sendToGroup("INT", attached.process());
    assertThat(attached.await().withoutStackTrace().errors()).doesNotContain("ended with code");
    assertThat(ClusterProcesses.survivors(processes)).isEmpty();
    assertThat(vitrine.data().resolve("lock")).doesNotExist();
  }

  @Test
  void aStartThatIsInterruptedLeavesNothing() throws Exception {
    interrupted(vitrine.startInATerminal("up", "--detach", "--port", SharedCluster.freePort()));
    interrupted(vitrine.startInATerminal("up", "--port", SharedCluster.freePort()));
  }

  private void interrupted(Vitrine.Running starting) throws Exception {
    Path file = vitrine.data().resolve("cluster.json");
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.exists(file) && System.nanoTime() < deadline) {
      Thread.sleep(20);
    }
    List<ProcessHandle> processes = new ClusterProcesses(vitrine.data()).all();
    Signals.sendToGroup("INT", starting.process());
    assertThat(starting.await().withoutStackTrace().errors()).isEmpty();
    assertThat(ClusterProcesses.survivors(processes)).isEmpty();
    assertThat(vitrine.data().resolve("lock")).doesNotExist();
  }

  private void awaitModels() throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      if (Files.exists(vitrine.data().resolve("cluster.json"))
          && vitrine.run("model", "list").exitCode() == 0) {
        return;
      }
      Thread.sleep(300);
    }
    throw new AssertionError("the cluster did not come back within " + PATIENCE);
  }
}
