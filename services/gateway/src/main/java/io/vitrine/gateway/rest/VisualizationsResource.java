package io.vitrine.gateway.rest;

import io.smallrye.common.annotation.Blocking;
import io.vitrine.gateway.jobs.Gallery;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Finished feature visualizations over HTTP. */
@Path("/api/visualizations/{name}")
@Tag(name = "visualizations")
@Blocking
public class VisualizationsResource {
  private final Gallery gallery;

  VisualizationsResource(Gallery gallery) {
    this.gallery = gallery;
  }

  @GET
  @Operation(summary = "Show a result by its content name")
  public VisualizationDocument show(String name) {
    return VisualizationDocument.of(gallery.get(name));
  }

  @GET
  @Path("png")
  @Produces("image/png")
  @Operation(summary = "Get the picture of a result")
  public byte[] picture(String name) {
    return gallery.picture(name);
  }
}
