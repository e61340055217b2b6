package io.vitrine.gateway.rest;

import io.vitrine.protocol.Visualization;
import io.vitrine.protocol.VisualizationRecipe;
import io.vitrine.transport.ContentNames;
import java.util.List;

/**
 * A finished feature visualization.
 *
 * @param name content name: hash of recipe and objective
 * @param value the site
 * @param recipe everything that decides its pixels
 * @param curve the objective before each step
 * @param start the objective of the picture before the first step
 * @param best its best one since
 * @param unreached nothing moved it: the picture means nothing
 * @param job that made it
 */
public record VisualizationDocument(
    String name,
    String model,
    String value,
    int channel,
    RecipeDocument recipe,
    FileDocument png,
    FileDocument raw,
    List<Float> curve,
    float start,
    float best,
    boolean unreached,
    String job) {
  /** A recipe; the preprocessing is the model's. */
  public record RecipeDocument(
      String method,
      int algorithmVersion,
      String graphHash,
      String weightsHash,
      PreprocessingDocument preprocessing,
      int width,
      int height,
      int steps,
      String seed,
      int blockSize,
      float learningRate,
      float decay,
      String fit,
      boolean transformations,
      String deviceClass,
      String engine,
      int threads) {
    static RecipeDocument of(VisualizationRecipe recipe) {
      return new RecipeDocument(
          recipe.getMethod(),
          recipe.getAlgorithmVersion(),
          ContentNames.hex(recipe.getGraphHash()),
          ContentNames.hex(recipe.getWeightsHash()),
          PreprocessingDocument.of(recipe.getPreprocessing()),
          recipe.getWidth(),
          recipe.getHeight(),
          recipe.getSteps(),
          Long.toUnsignedString(recipe.getSeed()),
          recipe.getBlockSize(),
          recipe.getLearningRate(),
          recipe.getDecay(),
          recipe.getFit().name(),
          recipe.getTransformations(),
          recipe.getDeviceClass(),
          recipe.getEngine(),
          recipe.getThreads());
    }
  }

  static VisualizationDocument of(Visualization made) {
    return new VisualizationDocument(
        made.getName(),
        made.getModel(),
        made.getObjective().getValue(),
        made.getObjective().getChannel(),
        RecipeDocument.of(made.getRecipe()),
        FileDocument.of(made.getPng()),
        FileDocument.of(made.getRaw()),
        made.getCurveList(),
        made.getStart(),
        made.getBest(),
        made.getUnreached(),
        made.getJob());
  }
}
