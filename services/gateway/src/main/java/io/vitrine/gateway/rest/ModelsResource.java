package io.vitrine.gateway.rest;

import io.smallrye.common.annotation.Blocking;
import io.vitrine.gateway.models.ModelShelf;
import io.vitrine.protocol.AddModelRequest;
import io.vitrine.protocol.SetModelRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Models over HTTP. */
@Path("/api/models")
@Tag(name = "models")
@Blocking
public class ModelsResource {
  /**
   * A model to be added.
   *
   * @param name left out: the file's name without its ending
   * @param files the model file first, then its external data
   */
  public record NewModel(
      @Nullable String name,
      @Nullable List<FileDocument> files,
      @Nullable PreprocessingDocument preprocessing,
      @Nullable List<String> labels) {}

  /**
   * What changes of a model.
   *
   * @param runAgain true: run it again though it ended the services that ran it
   */
  public record ModelChange(
      @Nullable PreprocessingDocument preprocessing,
      @Nullable List<String> labels,
      @Nullable Boolean runAgain) {}

  private final ModelShelf shelf;

  ModelsResource(ModelShelf shelf) {
    this.shelf = shelf;
  }

  @GET
  @Operation(summary = "List the models")
  public List<ModelDocument> list() {
    return shelf.list().stream().map(ModelDocument::of).toList();
  }

  @POST
  @Operation(summary = "Read, check and name a model whose files were put before")
  public ModelDocument add(NewModel wanted) {
    AddModelRequest.Builder request = AddModelRequest.newBuilder();
    if (wanted.name() != null) {
      request.setName(wanted.name());
    }
    if (wanted.files() != null) {
      wanted.files().forEach(file -> request.addFiles(file.reference()));
    }
    if (wanted.preprocessing() != null) {
      request.setPreprocessing(wanted.preprocessing().given());
    }
    if (wanted.labels() != null) {
      request.addAllLabels(wanted.labels());
    }
    return ModelDocument.of(shelf.add(request.build()));
  }

  @GET
  @Path("{name}")
  @Operation(summary = "Show a model and every value of its network")
  public NetworkDocument show(String name) {
    return NetworkDocument.of(shelf.show(name));
  }

  @PATCH
  @Path("{name}")
  @Operation(summary = "Change how a model takes pictures, or its labels")
  public ModelDocument change(String name, ModelChange change) {
    SetModelRequest.Builder request = SetModelRequest.newBuilder().setName(name);
    if (change.preprocessing() != null) {
      request.setPreprocessing(change.preprocessing().given());
    }
    if (change.labels() != null) {
      request.addAllLabels(change.labels());
    }
    request.setRunAgain(Boolean.TRUE.equals(change.runAgain()));
    return ModelDocument.of(shelf.set(request.build()));
  }

  @DELETE
  @Path("{name}")
  @Operation(summary = "Remove a model")
  public void remove(String name) {
    shelf.remove(name);
  }
}
