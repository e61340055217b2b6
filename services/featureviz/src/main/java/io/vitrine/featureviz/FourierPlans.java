package io.vitrine.featureviz;

import io.vitrine.featureviz.dispatch.JobPlans;
import io.vitrine.featureviz.fourier.FourierRecipes;
import io.vitrine.protocol.JobRequest;
import io.vitrine.protocol.NetworkDescription;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.transport.BlobStore;
import io.vitrine.transport.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

/**
 * Jobs of feature visualization by the method {@code fourier}, planned from the network's
 * description.
 */
final class FourierPlans implements JobPlans {
  private final FourierRecipes recipes;
  private final BlobStore blobs;

  FourierPlans(FourierRecipes recipes, BlobStore blobs) {
    this.recipes = recipes;
    this.blobs = blobs;
  }

  @Override
  public JobPlan plan(JobRequest request) {
    if (!request.hasFeatureVisualization()) {
      throw ProblemException.caller(
          Reason.UNSUPPORTED, "the job asks for nothing that is known here", "submit another");
    }
    JobRequest.FeatureVisualization wanted = request.getFeatureVisualization();
    NetworkDescription network = describe(wanted);
    return new JobPlan(recipes.resolve(wanted, network), recipes.objectives(wanted, network));
  }

  private NetworkDescription describe(JobRequest.FeatureVisualization wanted) {
    try (InputStream in = Files.newInputStream(blobs.fetch(wanted.getDescription()))) {
      return NetworkDescription.parseFrom(in);
    } catch (IOException e) {
      throw ProblemException.fatal(
          Reason.INTERNAL,
          "the description of model '"
              + wanted.getModel().getName()
              + "' cannot be read: "
              + e.getMessage(),
          "remove the model and add it again",
          e);
    }
  }
}
