package io.vitrine.gateway.rest;

import io.smallrye.common.annotation.Blocking;
import io.vitrine.gateway.cluster.ClusterStatus;
import io.vitrine.protocol.StatusResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The cluster's state over HTTP. */
@Path("/api/status")
@Tag(name = "cluster")
@Blocking
public class StatusResource {
  /** How the cluster is. */
  public record StatusDocument(String version, int models, List<Part> parts) {
    /** How one part is. */
    public record Part(String name, boolean up, String detail) {}
  }

  private final ClusterStatus status;

  StatusResource(ClusterStatus status) {
    this.status = status;
  }

  @GET
  @Operation(summary = "How each part of the cluster is")
  public StatusDocument now() {
    StatusResponse now = status.now();
    return new StatusDocument(
        now.getVersion(),
        now.getModels(),
        now.getPartsList().stream()
            .map(part -> new StatusDocument.Part(part.getName(), part.getUp(), part.getDetail()))
            .toList());
  }
}
