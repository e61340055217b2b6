package io.vitrine.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
  private Path folder = Path.of("unset");

  private final List<String> said = new CopyOnWriteArrayList<>();

  @BeforeEach
  void folder(@TempDir Path temporary) {
    folder = temporary;
  }

  private Supervisor start(String script, boolean ready) {
    Program program =
        new Program("part", List.of("/bin/sh", "-c", script), Map.of(), folder.resolve("part.log"));
    Supervisor supervisor = new Supervisor(new Part(program, 0, () -> ready), said::add, () -> {});
    supervisor.start();
    return supervisor;
  }

  private static long soon() {
    return System.nanoTime() + Duration.ofSeconds(20).toNanos();
  }

  private static ProcessHandle processOf(Supervisor supervisor) {
    Child child = supervisor.child();
    assertThat(child).isNotNull();
    return child.handle();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = soon();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time").isLessThan(deadline);
      Thread.sleep(20);
    }
  }

  @Test
  void partThatIsKilledIsStartedAgainUntilItIsStopped() throws Exception {
    Supervisor supervisor = start("exec sleep 1000", true);
    supervisor.awaitReady(soon());
    ProcessHandle first = processOf(supervisor);
    first.destroyForcibly();
    await(() -> !processOf(supervisor).equals(first) && processOf(supervisor).isAlive());
    assertThat(said).anyMatch(line -> line.contains("part ended with code 137"));
    ProcessHandle second = processOf(supervisor);
    supervisor.stop(Duration.ofSeconds(5));
    assertThat(second.isAlive()).isFalse();
    assertThat(processOf(supervisor)).isEqualTo(second);
  }

  @Test
  void partThatEndsWhileItStartsIsAFailureWithItsLastWords() {
    Supervisor supervisor = start("echo no such model; exit 3", false);
    assertThatThrownBy(() -> supervisor.awaitReady(soon()))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("part ended while it started")
        .hasMessageContaining("no such model")
        .hasMessageContaining("part.log");
  }

  @Test
  void partThatIsNeverReadyIsNamed() {
    Supervisor supervisor = start("exec sleep 1000", false);
    assertThatThrownBy(
            () -> supervisor.awaitReady(System.nanoTime() + Duration.ofMillis(200).toNanos()))
        .hasMessageContaining("part was not ready in time");
    supervisor.stop(Duration.ofSeconds(5));
  }

  @Test
  void partThatIgnoresTheSignalIsKilled() throws Exception {
    Supervisor supervisor = start("trap '' TERM; while :; do sleep 1; done", true);
    supervisor.awaitReady(soon());
    // The shell must have set its trap.
    Thread.sleep(300);
    supervisor.stop(Duration.ofMillis(300));
    assertThat(processOf(supervisor).isAlive()).isFalse();
  }
}
