package io.vitrine.featureviz.dispatch;

import io.vitrine.protocol.JobRequest;
import io.vitrine.protocol.Objective;
import io.vitrine.protocol.VisualizationRecipe;
import java.util.List;

/** Settles what a job is before any of it is worked on. Called by one thread. */
public interface JobPlans {
  /**
   * A job with nothing left open.
   *
   * @param objectives one for each picture, in the order asked for; none twice
   */
  record JobPlan(VisualizationRecipe recipe, List<Objective> objectives) {
    public JobPlan {
      objectives = List.copyOf(objectives);
    }
  }

  /**
   * @throws io.vitrine.transport.ProblemException why the job can't be done
   */
  JobPlan plan(JobRequest request);
}
