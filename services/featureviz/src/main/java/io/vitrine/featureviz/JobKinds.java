package io.vitrine.featureviz;

import io.vitrine.featureviz.block.BlockRun;
import io.vitrine.featureviz.block.BlockWork;
import io.vitrine.featureviz.dispatch.JobPlans;
import io.vitrine.protocol.JobRequest;
import io.vitrine.protocol.JobRequest.WorkCase;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.protocol.WorkBlock;
import io.vitrine.transport.ProblemException;
import java.util.Map;
import java.util.Optional;

/** Every kind of job: who plans it, and who works on its blocks. Thread-safe as these are. */
final class JobKinds implements JobPlans, BlockWork {
  private final Map<WorkCase, Kind> kinds;

  /** A kind of job. */
  record Kind(JobPlans plans, BlockWork work) {}

  JobKinds(Map<WorkCase, Kind> kinds) {
    this.kinds = Map.copyOf(kinds);
  }

  @Override
  public JobPlan plan(JobRequest request) {
    return of(request).plans().plan(request);
  }

  @Override
  public BlockRun begin(WorkBlock block, Optional<byte[]> saved) {
    return of(block.getRequest()).work().begin(block, saved);
  }

  private Kind of(JobRequest request) {
    Kind kind = kinds.get(request.getWorkCase());
    if (kind == null) {
      throw ProblemException.caller(
          Reason.UNSUPPORTED, "the job asks for nothing that is known here", "submit another");
    }
    return kind;
  }
}
