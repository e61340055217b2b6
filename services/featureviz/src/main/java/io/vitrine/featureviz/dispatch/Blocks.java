package io.vitrine.featureviz.dispatch;

import io.vitrine.protocol.BlockClaim;
import io.vitrine.protocol.BlockState;
import io.vitrine.protocol.Phase;
import io.vitrine.protocol.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of a block when something happens to it. Each method gives the state after, or the
 * same object where nothing changes: an event that is late, stale or told twice changes nothing.
 */
final class Blocks {
  private final int failureLimit;

  /**
   * @param failureLimit failures without progress, at which a block is given up
   */
  Blocks(int failureLimit) {
    this.failureLimit = failureLimit;
  }

  static BlockState fresh(String job, int block) {
    return BlockState.newBuilder().setJob(job).setBlock(block).setPhase(Phase.QUEUED).build();
  }

  BlockState released(BlockState before) {
    return before.toBuilder()
        .setSlice(before.getSlice() + 1)
        .setPhase(Phase.RUNNING)
        .clearClaim()
        .clearWorker()
        .clearLost()
        .build();
  }

  /** The release is taken back: whoever gets its record leaves it. */
  BlockState withdrawn(BlockState before) {
    return before.toBuilder()
        .setSlice(before.getSlice() + 1)
        .setPhase(Phase.QUEUED)
        .clearClaim()
        .clearWorker()
        .clearLost()
        .build();
  }

  BlockState cancelled(BlockState before) {
    return before.getPhase() == Phase.RUNNING
        ? before.toBuilder().setPhase(Phase.CANCELLED).build()
        : before;
  }

  BlockState retried(BlockState before) {
    return switch (before.getPhase()) {
      case CANCELLED -> before.toBuilder().setPhase(Phase.QUEUED).setFailures(0).build();
      // What failed may lie in its saved state.
      case FAILED ->
          before.toBuilder()
              .setPhase(Phase.QUEUED)
              .setFailures(0)
              .clearProblem()
              .clearState()
              .setStepsDone(0)
              .build();
      default -> before;
    };
  }

  /** All its results are there, whoever made them. */
  BlockState found(BlockState before) {
    return before.toBuilder().setPhase(Phase.DONE).clearState().clearProblem().build();
  }

  /**
   * A worker has it. Where another process had it before in this slice, that one died or was
   * frozen: it counts as a failure until it is heard of again.
   */
  BlockState claimed(BlockState before, BlockClaim claim) {
    if (before.getPhase() != Phase.RUNNING
        || before.getSlice() != claim.getSlice()
        || before.getClaim().equals(claim.getClaim())) {
      return before;
    }
    BlockState.Builder after =
        before.toBuilder().setClaim(claim.getClaim()).setWorker(claim.getWorker());
    boolean died = !before.getClaim().isEmpty() && !before.getWorker().equals(claim.getWorker());
    if (died) {
      after.addLost(before.getClaim()).setFailures(before.getFailures() + 1);
      if (after.getFailures() >= failureLimit) {
        after.setPhase(Phase.FAILED).setProblem(deadly(before, after.getFailures()));
      }
    }
    return after.build();
  }

  private static Problem deadly(BlockState block, int failures) {
    return Problem.newBuilder()
        .setCategory(Problem.Category.POISON)
        .setReason(Problem.Reason.INTERNAL)
        .setMessage(
            "block %d of job %s failed %d times without getting on, the last time by ending its worker %s"
                .formatted(block.getBlock(), block.getJob(), failures, block.getWorker()))
        .setAction(
            "See the log of the featureviz service for what ended it; 'vitrine jobs retry' tries again.")
        .build();
  }

  /** A worker says how it ended its slice. */
  BlockState reported(BlockState before, BlockState report) {
    if (before.getPhase() != Phase.RUNNING || before.getSlice() != report.getSlice()) {
      return before;
    }
    if (!before.getClaim().equals(report.getClaim())) {
      return backFromTheDead(before, report.getClaim());
    }
    return switch (report.getPhase()) {
      case DONE ->
          ended(before, report, Phase.DONE)
              .clearState()
              .clearProblem()
              .setFailures(0)
              .setStepsDone(report.getStepsDone())
              .build();
      case QUEUED -> continued(before, report);
      case FAILED -> failed(before, report);
      case CANCELLED -> ended(before, report, Phase.CANCELLED).build();
      case RUNNING, REFUSED, PHASE_UNSPECIFIED, UNRECOGNIZED -> before;
    };
  }

  private static BlockState.Builder ended(BlockState before, BlockState report, Phase phase) {
    return before.toBuilder().setPhase(phase).setComputeMs(report.getComputeMs());
  }

  private static BlockState continued(BlockState before, BlockState report) {
    BlockState.Builder after = ended(before, report, Phase.QUEUED);
    if (report.hasState()) {
      after.setState(report.getState()).setStepsDone(report.getStepsDone());
    }
    if (report.getStepsDone() > before.getStepsDone()) {
      after.setFailures(0).clearProblem();
    }
    return after.build();
  }

  private BlockState failed(BlockState before, BlockState report) {
    int failures = before.getFailures() + 1;
    boolean hopeless =
        report.getProblem().getCategory() == Problem.Category.CALLER || failures >= failureLimit;
    return ended(before, report, hopeless ? Phase.FAILED : Phase.QUEUED)
        .setFailures(failures)
        .setProblem(report.getProblem())
        .build();
  }

  private static BlockState backFromTheDead(BlockState before, String claim) {
    List<String> lost = new ArrayList<>(before.getLostList());
    return lost.remove(claim)
        ? before.toBuilder()
            .clearLost()
            .addAllLost(lost)
            .setFailures(Math.max(0, before.getFailures() - 1))
            .build()
        : before;
  }
}
