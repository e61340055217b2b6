package io.vitrine.featureviz;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.protocol.JobState;
import io.vitrine.protocol.Phase;
import io.vitrine.testbed.Testbed;
import io.vitrine.transport.ContentNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One job of many small blocks meets faults of all kinds, drawn from a seed: processes are killed
 * and frozen, and so is the broker. {@code -Dvitrine.chaos.seed}, {@code .blocks} and {@code
 * .faults} set how many.
 */
class QueueChaosIT {
  private static final long SEED = Long.getLong("vitrine.chaos.seed", 1);
  private static final int BLOCKS = Integer.getInteger("vitrine.chaos.blocks", 60);
  private static final int FAULTS = Integer.getInteger("vitrine.chaos.faults", 6);
  private static final int PROCESSES = 3;
  private static final int STEPS = 20;
  private static final int STEP_MS = 25;
  private static final long PATIENCE_MS = 300_000;

  private enum Fault {
    KILL_ONE,
    KILL_ALL,
    FREEZE_ONE,
    KILL_BROKER
  }

  private final List<Running> processes = new ArrayList<>();
  private Testbed testbed;
  private Asker asker;

  @BeforeEach
  void start() throws Exception {
    testbed = Testbed.start();
    asker = new Asker(testbed);
    for (int i = 0; i < PROCESSES; i++) {
      processes.add(Running.start(asker, 1));
    }
  }

  @AfterEach
  void end() {
    processes.forEach(Running::kill);
    asker.close();
    testbed.close();
  }

  @Test
  void everyBlockIsDoneOnceWhateverHappens() throws Exception {
    Random random = new Random(SEED);
    JobState job = asker.submit(Asker.request(Sums.PLAIN, BLOCKS * Sums.BLOCK, STEPS, STEP_MS));
    List<String> said = new ArrayList<>();
    for (int i = 0; i < FAULTS; i++) {
      Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
      int victim = random.nextInt(PROCESSES);
      said.add(fault + " " + victim);
      System.out.println("fault " + i + ": " + fault + " " + victim);
      inflict(fault, victim);
      Thread.sleep(random.nextInt(3_000));
    }
    JobState last = asker.awaitEnd(job.getJob(), PATIENCE_MS);
    assertThat(last.getPhase())
        .as("seed %d, %s: %s", SEED, said, last.getProblem().getMessage())
        .isEqualTo(Phase.DONE);
    asker.assertResults(last);
    assertThat(asker.blobs.list(ContentNames.VISUALIZATIONS)).hasSize(BLOCKS * Sums.BLOCK);
    Waiting.until(
        () -> asker.blobs.list("block-states").isEmpty(),
        60_000,
        () -> "left over: " + asker.blobs.list("block-states"));
  }

  private void inflict(Fault fault, int victim) throws Exception {
    switch (fault) {
      case KILL_ONE -> {
        processes.get(victim).kill();
        processes.set(victim, Running.start(asker, 1));
      }
      case KILL_ALL -> {
        processes.forEach(Running::kill);
        for (int i = 0; i < PROCESSES; i++) {
          processes.set(i, Running.start(asker, 1));
        }
      }
      case FREEZE_ONE -> {
        processes.get(victim).freeze();
        Thread.sleep(asker.kafka.recordLock().multipliedBy(2).toMillis());
        processes.get(victim).wake();
      }
      case KILL_BROKER -> {
        testbed.killBroker();
        testbed.startBroker();
      }
    }
  }
}
