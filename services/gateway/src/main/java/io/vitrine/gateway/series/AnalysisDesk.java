package io.vitrine.gateway.series;

import com.google.protobuf.InvalidProtocolBufferException;
import io.vitrine.gateway.datasets.DataSetShelf;
import io.vitrine.gateway.jobs.JobBoard;
import io.vitrine.gateway.jobs.JobDesk;
import io.vitrine.gateway.models.ModelCatalog;
import io.vitrine.gateway.models.PreprocessingChange;
import io.vitrine.protocol.AnalysedCheckpoint;
import io.vitrine.protocol.Analysis;
import io.vitrine.protocol.AnalysisPlan;
import io.vitrine.protocol.AnalysisQuestion;
import io.vitrine.protocol.AnalyzeRequest;
import io.vitrine.protocol.CheckpointAnalysis;
import io.vitrine.protocol.DataSet;
import io.vitrine.protocol.DataSetPicture;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.Model;
import io.vitrine.protocol.ModelReference;
import io.vitrine.protocol.Preprocessing;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.protocol.Series;
import io.vitrine.series.AnalysisItems;
import io.vitrine.series.Assembly;
import io.vitrine.series.MetricGroup;
import io.vitrine.transport.BlobStore;
import io.vitrine.transport.ContentNames;
import io.vitrine.transport.ProblemException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Asks for analyses of series and gives what they found so far. Thread-safe. */
@Singleton
public final class AnalysisDesk {
  /** Unfinished analyses remembered. */
  private static final int REMEMBERED = 8;

  private final SeriesShelf shelf;
  private final DataSetShelf dataSets;
  private final JobDesk jobs;
  private final JobBoard board;
  private final BlobStore blobs;
  private final ModelCatalog catalog;
  private final Map<String, Partial> partials = new ConcurrentHashMap<>();

  /** What was known when so many parts were there. */
  private record Partial(int parts, Analysis analysis) {}

  AnalysisDesk(
      SeriesShelf shelf,
      DataSetShelf dataSets,
      JobDesk jobs,
      JobBoard board,
      BlobStore blobs,
      ModelCatalog catalog) {
    this.shelf = shelf;
    this.dataSets = dataSets;
    this.jobs = jobs;
    this.board = board;
    this.blobs = blobs;
    this.catalog = catalog;
  }

  /** Hands an analysis in. What earlier ones have computed is not computed again. */
  public JobState analyze(AnalyzeRequest request) {
    Series series = shelf.get(request.getSeries());
    List<Model> models = shelf.models(series);
    DataSet dataSet = dataSets.get(request.getDataSet());
    var unused = MetricGroup.of(request.getMetricsList());
    if (models.isEmpty()) {
      throw ProblemException.caller(
          Reason.INVALID,
          "the series '" + series.getName() + "' has no checkpoints",
          "Add some with 'vitrine checkpoints add'.");
    }
    samePreprocessing(models);
    AnalysisQuestion.Builder question =
        AnalysisQuestion.newBuilder()
            .setSeries(series.getName())
            .setDescription(models.get(0).getDescription())
            .setDataSet(dataSet)
            .addAllClasses(models.get(0).getLabelsList())
            .addAllValues(request.getValuesList())
            .addAllMetrics(request.getMetricsList());
    for (int i = 0; i < models.size(); i++) {
      question.addCheckpoints(
          AnalysedCheckpoint.newBuilder()
              .setModel(taking(models.get(i), request.getPreprocessing()))
              .setStep(series.getCheckpoints(i).getStep()));
    }
    return jobs.submit(
        request.getOwner(),
        request.getPriority(),
        CheckpointAnalysis.newBuilder()
            .setSeries(series.getName())
            .setDataSet(dataSet.getName())
            .setQuestion(blobs.put(question.build().toByteArray()))
            .build());
  }

  private static ModelReference taking(Model model, Preprocessing changes) {
    ModelReference reference = model.getReference();
    return reference.toBuilder()
        .setPreprocessing(PreprocessingChange.over(reference.getPreprocessing(), changes))
        .build();
  }

  private void samePreprocessing(List<Model> models) {
    for (Model model : models) {
      if (!model
          .getReference()
          .getPreprocessing()
          .equals(models.get(0).getReference().getPreprocessing())) {
        throw ProblemException.caller(
            Reason.INVALID,
            "the models %s and %s take pictures differently"
                .formatted(models.get(0).getReference().getName(), model.getReference().getName()),
            "Make them equal with 'vitrine model set'.");
      }
      if (!catalog.sameGraph(models.get(0), model)) {
        throw ProblemException.caller(
            Reason.INVALID,
            "the models %s and %s are not of one network any more"
                .formatted(models.get(0).getReference().getName(), model.getReference().getName()),
            "Add the series anew.");
      }
    }
  }

  /** An analysis as far as it is: the answer itself when the job is done. */
  public Analysis result(String job) {
    JobState state = board.show(job);
    if (!state.getRequest().hasCheckpointAnalysis() || !state.hasAnalysis()) {
      throw ProblemException.caller(
          Reason.INVALID,
          "the job " + state.getJob() + " is no analysis of checkpoints, or was refused",
          "See 'vitrine jobs show " + state.getJob() + "'.");
    }
    return finished(state.getAnalysis().getName()).orElseGet(() -> partial(state));
  }

  private Optional<Analysis> finished(String name) {
    return blobs
        .read(ContentNames.ANALYSES, name)
        .map(
            bytes -> {
              try {
                return Analysis.parseFrom(bytes);
              } catch (InvalidProtocolBufferException e) {
                throw ProblemException.fatal(
                    Reason.INTERNAL,
                    "the record of the analysis '" + name + "' is damaged",
                    "Remove records/analyses/" + name + " from the blob store and ask again.",
                    e);
              }
            });
  }

  /** Made again only when more parts are there; by one thread, the others wait for it. */
  private Analysis partial(JobState state) {
    String name = state.getAnalysis().getName();
    if (partials.size() > REMEMBERED) {
      partials.clear();
    }
    Partial known =
        partials.compute(
            name,
            (key, before) ->
                before != null && before.parts() == state.getPicturesDone()
                    ? before
                    : new Partial(state.getPicturesDone(), assemble(state)));
    return known.analysis();
  }

  private Analysis assemble(JobState state) {
    AnalysisPlan plan = plan(state);
    List<DataSetPicture> pictures = dataSets.pictures(plan.getQuestion().getDataSet());
    return new Assembly(blobs, plan, AnalysisItems.of(plan, pictures), false).analysis();
  }

  private AnalysisPlan plan(JobState state) {
    try {
      return AnalysisPlan.parseFrom(Files.readAllBytes(blobs.fetch(state.getAnalysis().getPlan())));
    } catch (IOException e) {
      throw ProblemException.fatal(
          Reason.INTERNAL,
          "the plan of job " + state.getJob() + " cannot be read: " + e.getMessage(),
          "Ask for the analysis again.",
          e);
    }
  }
}
