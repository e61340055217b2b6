package io.vitrine.featureviz.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.protocol.BlockClaim;
import io.vitrine.protocol.BlockState;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.Phase;
import io.vitrine.protocol.Problem;
import org.junit.jupiter.api.Test;

class BlocksTest {
  private static final int LIMIT = 2;

  private final Blocks rules = new Blocks(LIMIT);
  private final BlockState released = rules.released(Blocks.fresh("job", 3));

  private static BlockClaim claim(String claim, String worker, int slice) {
    return BlockClaim.newBuilder().setClaim(claim).setWorker(worker).setSlice(slice).build();
  }

  private static BlockState.Builder report(String claim, Phase phase) {
    return BlockState.newBuilder().setClaim(claim).setSlice(1).setPhase(phase);
  }

  @Test
  void slicesRiseWithEachRelease() {
    assertThat(released.getSlice()).isEqualTo(1);
    assertThat(released.getPhase()).isEqualTo(Phase.RUNNING);
    BlockState claimed = rules.claimed(released, claim("a", "w", 1));
    assertThat(claimed.getClaim()).isEqualTo("a");
    BlockState continued =
        rules.reported(
            claimed,
            report("a", Phase.QUEUED)
                .setStepsDone(7)
                .setState(FileReference.newBuilder().setPath("saved"))
                .build());
    assertThat(continued.getPhase()).isEqualTo(Phase.QUEUED);
    assertThat(continued.getStepsDone()).isEqualTo(7);
    BlockState again = rules.released(continued);
    assertThat(again.getSlice()).isEqualTo(2);
    assertThat(again.getClaim()).isEmpty();
    assertThat(again.getState().getPath()).isEqualTo("saved");
  }

  @Test
  void reportUnderALowerClaimCountsOnlyAsALifeSign() {
    BlockState first = rules.claimed(released, claim("a", "w1", 1));
    BlockState second = rules.claimed(first, claim("b", "w2", 1));
    assertThat(second.getClaim()).isEqualTo("b");
    assertThat(second.getFailures()).isEqualTo(1);
    BlockState alive = rules.reported(second, report("a", Phase.DONE).build());
    assertThat(alive.getPhase()).isEqualTo(Phase.RUNNING);
    assertThat(alive.getFailures()).isZero();
    assertThat(rules.reported(alive, report("a", Phase.DONE).build())).isEqualTo(alive);
    assertThat(rules.reported(alive, report("b", Phase.DONE).build()).getPhase())
        .isEqualTo(Phase.DONE);
  }

  @Test
  void whatIsLateChangesNothing() {
    BlockState claimed = rules.claimed(released, claim("a", "w", 1));
    BlockState done = rules.reported(claimed, report("a", Phase.DONE).build());
    assertThat(rules.claimed(done, claim("b", "w2", 1))).isSameAs(done);
    assertThat(rules.reported(done, report("a", Phase.FAILED).build())).isSameAs(done);
    assertThat(rules.claimed(claimed, claim("b", "w2", 0))).isSameAs(claimed);
    BlockState withdrawn = rules.withdrawn(released);
    assertThat(rules.claimed(withdrawn, claim("a", "w", 1))).isSameAs(withdrawn);
    BlockState cancelled = rules.cancelled(claimed);
    assertThat(rules.reported(cancelled, report("a", Phase.DONE).build())).isSameAs(cancelled);
  }

  @Test
  void blockThatEndsItsWorkersIsGivenUp() {
    BlockState once =
        rules.claimed(rules.claimed(released, claim("a", "1", 1)), claim("b", "2", 1));
    BlockState twice = rules.claimed(once, claim("c", "3", 1));
    assertThat(twice.getPhase()).isEqualTo(Phase.FAILED);
    assertThat(twice.getProblem().getCategory()).isEqualTo(Problem.Category.POISON);
    assertThat(twice.getProblem().getMessage()).contains("block 3 of job job");
    BlockState retried = rules.retried(twice);
    assertThat(retried.getPhase()).isEqualTo(Phase.QUEUED);
    assertThat(retried.getFailures()).isZero();
  }

  @Test
  void sameProcessClaimingAgainDidNotDie() {
    BlockState first = rules.claimed(released, claim("a", "w", 1));
    assertThat(rules.claimed(first, claim("b", "w", 1)).getFailures()).isZero();
  }

  @Test
  void failuresAreForgottenOnceItGetsOn() {
    BlockState claimed = rules.claimed(released, claim("a", "w", 1));
    Problem problem = Problem.newBuilder().setCategory(Problem.Category.RETRIABLE).build();
    BlockState failed =
        rules.reported(claimed, report("a", Phase.FAILED).setProblem(problem).build());
    assertThat(failed.getPhase()).isEqualTo(Phase.QUEUED);
    assertThat(failed.getFailures()).isEqualTo(1);
    BlockState again = rules.claimed(rules.released(failed), claim("b", "w", 2));
    assertThat(
            rules
                .reported(again, report("b", Phase.QUEUED).setSlice(2).setStepsDone(1).build())
                .getFailures())
        .isZero();
    assertThat(
            rules
                .reported(again, report("b", Phase.FAILED).setSlice(2).setProblem(problem).build())
                .getPhase())
        .isEqualTo(Phase.FAILED);
  }

  @Test
  void callersFaultIsNotTriedAgain() {
    BlockState claimed = rules.claimed(released, claim("a", "w", 1));
    Problem problem = Problem.newBuilder().setCategory(Problem.Category.CALLER).build();
    assertThat(
            rules
                .reported(claimed, report("a", Phase.FAILED).setProblem(problem).build())
                .getPhase())
        .isEqualTo(Phase.FAILED);
  }
}
