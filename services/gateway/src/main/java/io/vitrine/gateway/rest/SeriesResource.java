package io.vitrine.gateway.rest;

import static java.util.Objects.requireNonNullElse;

import io.smallrye.common.annotation.Blocking;
import io.vitrine.gateway.series.SeriesShelf;
import io.vitrine.protocol.AddCheckpointsRequest;
import io.vitrine.protocol.AddCheckpointsRequest.NewCheckpoint;
import io.vitrine.protocol.Series;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Series of checkpoints over HTTP. */
@Path("/api/series")
@Tag(name = "checkpoints")
@Blocking
public class SeriesResource {
  /**
   * A checkpoint of a series.
   *
   * @param model its name
   * @param step left out when adding: the last number in its file's name
   */
  public record CheckpointDocument(@Nullable String model, @Nullable Long step) {}

  /** A series, by step. */
  public record SeriesDocument(
      @Nullable String name, @Nullable List<CheckpointDocument> checkpoints) {
    static SeriesDocument of(Series series) {
      return new SeriesDocument(
          series.getName(),
          series.getCheckpointsList().stream()
              .map(one -> new CheckpointDocument(one.getModel(), one.getStep()))
              .toList());
    }
  }

  private final SeriesShelf shelf;

  SeriesResource(SeriesShelf shelf) {
    this.shelf = shelf;
  }

  @GET
  @Operation(summary = "List the series of checkpoints")
  public List<SeriesDocument> list() {
    return shelf.list().stream().map(SeriesDocument::of).toList();
  }

  @POST
  @Operation(summary = "Put models of one graph into a series")
  public SeriesDocument add(SeriesDocument wanted) {
    AddCheckpointsRequest.Builder request =
        AddCheckpointsRequest.newBuilder().setSeries(requireNonNullElse(wanted.name(), ""));
    for (CheckpointDocument one :
        requireNonNullElse(wanted.checkpoints(), List.<CheckpointDocument>of())) {
      NewCheckpoint.Builder checkpoint =
          NewCheckpoint.newBuilder().setModel(requireNonNullElse(one.model(), ""));
      if (one.step() != null) {
        checkpoint.setStep(one.step());
      }
      request.addCheckpoints(checkpoint);
    }
    return SeriesDocument.of(shelf.add(request.build()));
  }

  @GET
  @Path("{name}")
  @Operation(summary = "Show a series")
  public SeriesDocument show(String name) {
    return SeriesDocument.of(shelf.get(name));
  }

  @DELETE
  @Path("{name}")
  @Operation(summary = "Remove a series; its models stay")
  public void remove(String name) {
    shelf.remove(name);
  }
}
