package io.vitrine.featureviz.dispatch;

import io.vitrine.protocol.JobItem;
import io.vitrine.protocol.JobRequest;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.Objective;
import io.vitrine.protocol.VisualizationRecipe;
import io.vitrine.transport.ContentNames;
import java.util.List;

/** Settles what a job is before any of it is worked on. Called by one thread. */
public interface JobPlans {
  /**
   * A job with nothing left open.
   *
   * @param how what the job's state says of how it is done: its recipe
   * @param items its results, named, in the order asked for; none twice; stages rise
   * @param perBlock how many results of one stage a block makes
   */
  record JobPlan(JobState how, List<JobItem> items, int perBlock) {
    public JobPlan {
      items = List.copyOf(items);
    }

    /** Feature visualizations, one for each objective. */
    public JobPlan(VisualizationRecipe recipe, List<Objective> objectives) {
      this(
          JobState.newBuilder().setRecipe(recipe).build(),
          objectives.stream()
              .map(
                  objective ->
                      JobItem.newBuilder()
                          .setObjective(objective)
                          .setName(ContentNames.visualization(recipe, objective))
                          .build())
              .toList(),
          Math.max(1, recipe.getBlockSize()));
    }
  }

  /**
   * @throws io.vitrine.transport.ProblemException why the job can't be done
   */
  JobPlan plan(JobRequest request);
}
