package io.vitrine.gateway.rest;

import io.smallrye.common.annotation.Blocking;
import io.vitrine.gateway.models.FileIntake;
import io.vitrine.transport.BlobStore;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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
  private final BlobStore blobs;

  FilesResource(FileIntake intake, BlobStore blobs) {
    this.intake = intake;
    this.blobs = blobs;
  }

  @GET
  @Path("{sha256}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(summary = "Get a stored file by the SHA-256 of its bytes")
  public java.nio.file.Path get(String sha256) {
    return blobs.fetch(new FileDocument(null, sha256, 0).reference());
  }

  @POST
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(summary = "Put a file: a model, its external data, a picture or a tensor")
  public FileDocument put(@QueryParam("path") @DefaultValue("") String path, InputStream bytes) {
    return FileDocument.of(intake.store(bytes).toBuilder().setPath(path).build());
  }
}
