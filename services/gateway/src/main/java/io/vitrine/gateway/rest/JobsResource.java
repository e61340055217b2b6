package io.vitrine.gateway.rest;

import io.smallrye.common.annotation.Blocking;
import io.vitrine.gateway.jobs.JobBoard;
import io.vitrine.gateway.jobs.JobDesk;
import io.vitrine.protocol.JobProgress;
import io.vitrine.protocol.JobProgress.ItemProgress;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.protocol.SubmitJobRequest;
import io.vitrine.transport.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Jobs over HTTP. A job's id may be shortened as long as it stays the only one. */
@Path("/api/jobs")
@Tag(name = "jobs")
@Blocking
public class JobsResource {
  /**
   * Feature visualizations to be made.
   *
   * @param channels left out: all
   * @param steps left out: the method's own
   * @param size of both sides, in pixels; left out: the network's input size
   * @param owner left out: everyone
   * @param priority higher goes first among the jobs of one owner
   */
  public record NewJob(
      @Nullable String model,
      @Nullable String value,
      @Nullable List<Integer> channels,
      int steps,
      int size,
      long seed,
      @Nullable String owner,
      int priority) {}

  private final JobDesk desk;
  private final JobBoard board;

  JobsResource(JobDesk desk, JobBoard board) {
    this.desk = desk;
    this.board = board;
  }

  @GET
  @Operation(summary = "List the jobs, newest first")
  public List<JobDocument> list() {
    return board.list().stream().map(job -> JobDocument.of(job, List.of())).toList();
  }

  @POST
  @Operation(summary = "Ask for feature visualizations")
  public JobDocument submit(NewJob wanted) {
    return document(
        desk.submit(
            SubmitJobRequest.newBuilder()
                .setModel(Objects.requireNonNullElse(wanted.model(), ""))
                .setValue(Objects.requireNonNullElse(wanted.value(), ""))
                .addAllChannels(Objects.requireNonNullElse(wanted.channels(), List.of()))
                .setSteps(wanted.steps())
                .setSize(wanted.size())
                .setSeed(wanted.seed())
                .setOwner(Objects.requireNonNullElse(wanted.owner(), ""))
                .setPriority(wanted.priority())
                .build()));
  }

  @GET
  @Path("{job}")
  @Operation(summary = "Show a job, its pictures and how they get on")
  public JobDocument show(String job) {
    return document(board.show(job));
  }

  @GET
  @Path("{job}/previews/{channel}")
  @Produces("image/png")
  @Operation(summary = "Get the latest preview of a picture that is being made")
  public byte[] preview(String job, int channel) {
    return board.progress(board.show(job).getJob()).stream()
        .map(JobProgress::getItemsList)
        .flatMap(List::stream)
        .filter(item -> item.getObjective().getChannel() == channel)
        .map(ItemProgress::getPreviewPng)
        .filter(png -> !png.isEmpty())
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.caller(
                    Reason.NOT_FOUND,
                    "there is no preview of channel " + channel,
                    "There is one while the channel's picture is being made."))
        .toByteArray();
  }

  @POST
  @Path("{job}/cancel")
  @Operation(summary = "Cancel a job")
  public JobDocument cancel(String job) {
    return document(desk.cancel(job));
  }

  @POST
  @Path("{job}/retry")
  @Operation(summary = "Go on with what failed or was cancelled of a job")
  public JobDocument retry(String job) {
    return document(desk.retry(job));
  }

  @POST
  @Path("{job}/pause")
  @Operation(summary = "Pause a job")
  public JobDocument pause(String job) {
    return document(desk.pause(job));
  }

  @POST
  @Path("{job}/resume")
  @Operation(summary = "Resume a paused job")
  public JobDocument resume(String job) {
    return document(desk.resume(job));
  }

  @POST
  @Path("{job}/priority")
  @Operation(summary = "Change a job's priority")
  public JobDocument prioritize(String job, @QueryParam("value") int value) {
    return document(desk.prioritize(job, value));
  }

  private JobDocument document(JobState state) {
    return JobDocument.of(state, board.progress(state.getJob()));
  }
}
