package io.vitrine.gateway.rest;

import io.smallrye.common.annotation.Blocking;
import io.vitrine.gateway.models.FileIntake;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Files over HTTP. */
@Path("/api/files")
@Tag(name = "files")
@Blocking
public class FilesResource {
  private final FileIntake intake;

  FilesResource(FileIntake intake) {
    this.intake = intake;
  }

  @POST
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(summary = "Put a file: a model, its external data, a picture or a tensor")
  public FileDocument put(@QueryParam("path") @DefaultValue("") String path, InputStream bytes) {
    return FileDocument.of(intake.store(bytes).toBuilder().setPath(path).build());
  }
}
