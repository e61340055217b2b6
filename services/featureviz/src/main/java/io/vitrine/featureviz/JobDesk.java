package io.vitrine.featureviz;

import io.vitrine.protocol.JobRequest;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.Phase;
import io.vitrine.protocol.Problem;

/** Decides what becomes of a job. */
final class JobDesk {
  private JobDesk() {}

  /** The job's first state: refused, since nothing here can do it yet. */
  static JobState judge(JobRequest request) {
    return JobState.newBuilder()
        .setJob(request.getJob())
        .setOwner(request.getOwner())
        .setPhase(Phase.REFUSED)
        .setRequest(request)
        .setProblem(
            Problem.newBuilder()
                .setCategory(Problem.Category.CALLER)
                .setReason(Problem.Reason.UNSUPPORTED)
                .setMessage("Feature visualization is not part of this version.")
                .setAction("Look at the feature maps of a picture instead: 'vitrine view'."))
        .build();
  }
}
