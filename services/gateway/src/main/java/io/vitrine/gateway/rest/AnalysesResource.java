package io.vitrine.gateway.rest;

import static java.util.Objects.requireNonNullElse;

import io.smallrye.common.annotation.Blocking;
import io.vitrine.gateway.jobs.JobBoard;
import io.vitrine.gateway.series.AnalysisDesk;
import io.vitrine.gateway.series.Exports;
import io.vitrine.protocol.Analysis;
import io.vitrine.protocol.AnalyzeRequest;
import io.vitrine.protocol.ExportAnalysisRequest.Format;
import io.vitrine.protocol.JobState;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Analyses of series of checkpoints over HTTP; each has the id of its job. */
@Path("/api/analyses")
@Tag(name = "checkpoints")
@Blocking
public class AnalysesResource {
  /**
   * An analysis to be made.
   *
   * @param values left out: what follows each activation
   * @param preprocessing only where it shall differ from that of the models
   * @param metrics groups of metrics, or "all"; left out: those that need no further passes
   */
  public record NewAnalysis(
      @Nullable String series,
      @Nullable String dataSet,
      @Nullable List<String> values,
      @Nullable List<String> metrics,
      @Nullable String owner,
      int priority,
      @Nullable PreprocessingDocument preprocessing) {}

  private final AnalysisDesk desk;
  private final Exports exports;
  private final JobBoard board;

  AnalysesResource(AnalysisDesk desk, Exports exports, JobBoard board) {
    this.desk = desk;
    this.exports = exports;
    this.board = board;
  }

  @POST
  @Operation(summary = "Ask for an analysis of a series over a data set")
  public JobDocument analyze(NewAnalysis wanted) {
    AnalyzeRequest.Builder request =
        AnalyzeRequest.newBuilder()
            .setSeries(requireNonNullElse(wanted.series(), ""))
            .setDataSet(requireNonNullElse(wanted.dataSet(), ""))
            .addAllValues(requireNonNullElse(wanted.values(), List.of()))
            .addAllMetrics(requireNonNullElse(wanted.metrics(), List.of()))
            .setOwner(requireNonNullElse(wanted.owner(), ""))
            .setPriority(wanted.priority());
    if (wanted.preprocessing() != null) {
      request.setPreprocessing(wanted.preprocessing().given());
    }
    JobState state = desk.analyze(request.build());
    return JobDocument.of(state, board.progress(state.getJob()));
  }

  @GET
  @Path("{job}")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Get an analysis as far as it is")
  public String json(String job) {
    return exports.of(desk.result(job), Format.JSON);
  }

  @GET
  @Path("{job}/csv")
  @Produces("text/csv")
  @Operation(summary = "Get an analysis as far as it is, one number a row")
  public String csv(String job) {
    return exports.of(desk.result(job), Format.CSV);
  }

  @GET
  @Path("{job}/report")
  @Produces(MediaType.TEXT_HTML)
  @Operation(summary = "Get the report, which goes on by itself while the analysis runs")
  public String report(String job) {
    Analysis analysis = desk.result(job);
    return analysis.getPartsDone() < analysis.getParts()
        ? exports.live(analysis, "report/data")
        : exports.of(analysis, Format.HTML);
  }

  @GET
  @Path("{job}/report/data")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Get what the report shows")
  public String news(String job) {
    return exports.news(desk.result(job));
  }
}
