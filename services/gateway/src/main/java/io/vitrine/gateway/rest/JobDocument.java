package io.vitrine.gateway.rest;

import com.google.protobuf.Timestamp;
import io.vitrine.protocol.CheckpointAnalysis;
import io.vitrine.protocol.JobProgress;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A job.
 *
 * @param phase queued, running, done, failed, cancelled or refused
 * @param problem null: none
 * @param model of feature visualizations; else empty
 * @param value of feature visualizations; else empty
 * @param analysis null: feature visualizations
 * @param pictures results of the job: pictures, or parts of an analysis
 * @param submitted when, in UTC
 * @param changed when it changed last, in UTC
 * @param items its pictures, in the order asked for; left out in lists
 * @param progress of the blocks that were heard of last, while it runs
 */
public record JobDocument(
    String job,
    String owner,
    int priority,
    boolean paused,
    String phase,
    @Nullable ProblemLines problem,
    String model,
    String value,
    @Nullable AnalysisLines analysis,
    int pictures,
    int picturesDone,
    String submitted,
    String changed,
    List<ItemDocument> items,
    List<ProgressDocument> progress) {
  /** An analysis of checkpoints that is asked for. */
  public record AnalysisLines(String series, String dataSet) {
    static AnalysisLines of(CheckpointAnalysis analysis) {
      return new AnalysisLines(analysis.getSeries(), analysis.getDataSet());
    }
  }

  /** What went wrong. */
  public record ProblemLines(String category, String reason, String message, String action) {
    static ProblemLines of(Problem problem) {
      return new ProblemLines(
          problem.getCategory().name().toLowerCase(Locale.ROOT),
          problem.getReason().name().toLowerCase(Locale.ROOT),
          problem.getMessage(),
          problem.getAction());
    }
  }

  /**
   * One picture.
   *
   * @param name content name of its result
   */
  public record ItemDocument(int channel, String name, boolean done) {}

  /** How a block gets on. */
  public record ProgressDocument(
      int block, int stepsDone, int steps, List<ValueDocument> channels) {
    static ProgressDocument of(JobProgress progress) {
      return new ProgressDocument(
          progress.getBlock(),
          progress.getStepsDone(),
          progress.getSteps(),
          progress.getItemsList().stream()
              .map(item -> new ValueDocument(item.getObjective().getChannel(), item.getValue()))
              .toList());
    }
  }

  /**
   * How a picture gets on.
   *
   * @param value of its objective at the last step
   */
  public record ValueDocument(int channel, float value) {}

  static JobDocument of(JobState state, List<JobProgress> progress) {
    return new JobDocument(
        state.getJob(),
        state.getOwner(),
        state.getPriority(),
        state.getPaused(),
        state.getPhase().name().toLowerCase(Locale.ROOT),
        state.hasProblem() ? ProblemLines.of(state.getProblem()) : null,
        state.getRequest().getFeatureVisualization().getModel().getName(),
        state.getRequest().getFeatureVisualization().getValue(),
        state.getRequest().hasCheckpointAnalysis()
            ? AnalysisLines.of(state.getRequest().getCheckpointAnalysis())
            : null,
        state.getPictures(),
        state.getPicturesDone(),
        text(state.getSubmitted()),
        text(state.getChanged()),
        state.getItemsList().stream()
            .map(
                item ->
                    new ItemDocument(
                        item.getObjective().getChannel(), item.getName(), item.getDone()))
            .toList(),
        progress.stream().map(ProgressDocument::of).toList());
  }

  private static String text(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos()).toString();
  }
}
