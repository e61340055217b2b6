package io.vitrine.cli.job;

import com.google.protobuf.Timestamp;
import io.vitrine.cli.output.CommandFailed;
import io.vitrine.protocol.JobItem;
import io.vitrine.protocol.JobRequest;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.Phase;
import io.vitrine.protocol.VisualizationRecipe;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Jobs in words and as documents for scripts. */
public final class JobDocuments {
  private static final int SHORT = 12;

  private JobDocuments() {}

  /** As much of a job's id as people need to tell it from others. */
  public static String shortened(String job) {
    return job.length() <= SHORT ? job : job.substring(0, SHORT);
  }

  /** "queued", "running" and so on. */
  public static String phase(JobState state) {
    return (state.getPaused() ? "paused, " : "") + name(state);
  }

  private static String name(JobState state) {
    return state.getPhase().name().toLowerCase(Locale.ROOT);
  }

  /** Which network and value, or which series and data set, a job is about. */
  public static String subject(JobState state) {
    if (state.getRequest().hasCheckpointAnalysis()) {
      return state.getRequest().getCheckpointAnalysis().getSeries()
          + " over "
          + state.getRequest().getCheckpointAnalysis().getDataSet();
    }
    JobRequest.FeatureVisualization work = state.getRequest().getFeatureVisualization();
    return work.getModel().getName() + " " + work.getValue();
  }

  /** When it was submitted, in UTC to the second. */
  public static String submitted(JobState state) {
    return instant(state.getSubmitted());
  }

  /** The job for scripts. */
  public static Map<String, Object> document(JobState state) {
    JobRequest.FeatureVisualization work = state.getRequest().getFeatureVisualization();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("job", state.getJob());
    document.put("phase", name(state));
    document.put("paused", state.getPaused());
    document.put("owner", state.getOwner());
    document.put("priority", state.getPriority());
    if (state.getRequest().hasCheckpointAnalysis()) {
      document.put("series", state.getRequest().getCheckpointAnalysis().getSeries());
      document.put("dataSet", state.getRequest().getCheckpointAnalysis().getDataSet());
    } else {
      document.put("model", work.getModel().getName());
      document.put("value", work.getValue());
    }
    document.put("submitted", instant(state.getSubmitted()));
    document.put("changed", instant(state.getChanged()));
    document.put("blocks", state.getBlocks());
    document.put("blocksDone", state.getBlocksDone());
    document.put("done", state.getPicturesDone());
    document.put("pictures", state.getPictures());
    if (state.hasProblem()) {
      document.put(
          "problem",
          Map.of(
              "message", state.getProblem().getMessage(),
              "action", state.getProblem().getAction()));
    }
    if (state.hasRecipe()) {
      document.put("recipe", recipe(state.getRecipe()));
    }
    document.put("items", state.getItemsList().stream().map(JobDocuments::item).toList());
    return document;
  }

  /** What decides the pictures' pixels, for scripts. */
  public static Map<String, Object> recipe(VisualizationRecipe recipe) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("method", recipe.getMethod());
    document.put("algorithmVersion", recipe.getAlgorithmVersion());
    document.put("graphHash", HexFormat.of().formatHex(recipe.getGraphHash().toByteArray()));
    document.put("weightsHash", HexFormat.of().formatHex(recipe.getWeightsHash().toByteArray()));
    document.put("width", recipe.getWidth());
    document.put("height", recipe.getHeight());
    document.put("steps", recipe.getSteps());
    document.put("seed", Long.toUnsignedString(recipe.getSeed()));
    document.put("blockSize", recipe.getBlockSize());
    document.put("learningRate", recipe.getLearningRate());
    document.put("decay", recipe.getDecay());
    document.put("fit", recipe.getFit().name().toLowerCase(Locale.ROOT));
    document.put("transformations", recipe.getTransformations());
    document.put("deviceClass", recipe.getDeviceClass());
    document.put("engine", recipe.getEngine());
    document.put("threads", recipe.getThreads());
    return document;
  }

  /** Throws what stopped a job that ended without all it was asked for. */
  public static void throwUnlessDone(JobState state) {
    if (state.getPhase() == Phase.DONE) {
      return;
    }
    String job = shortened(state.getJob());
    if (state.hasProblem()) {
      throw new CommandFailed(
          "job " + job + " " + phase(state) + ": " + state.getProblem().getMessage(),
          state.getProblem().getAction());
    }
    throw new CommandFailed(
        "job " + job + " is " + phase(state),
        state.getPhase() == Phase.CANCELLED ? "'vitrine jobs retry " + job + "' goes on." : "");
  }

  private static Map<String, Object> item(JobItem item) {
    Map<String, Object> document = new LinkedHashMap<>();
    if (item.hasPart()) {
      document.put("part", item.getPart().getKind().name().toLowerCase(Locale.ROOT));
      document.put("checkpoint", item.getPart().getCheckpoint());
      document.put("shard", item.getPart().getShard());
    } else {
      document.put("channel", item.getObjective().getChannel());
    }
    document.put("name", item.getName());
    document.put("done", item.getDone());
    document.put("block", item.getBlock());
    return document;
  }

  private static String instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds()).toString();
  }
}
