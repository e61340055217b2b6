package io.vitrine.inference;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the service hears the broker and takes requests of every kind. */
@Readiness
@ApplicationScoped
class TakingRequests implements HealthCheck {
  private final InferenceService service;

  TakingRequests(InferenceService service) {
    this.service = service;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("requests").status(service.ready()).build();
  }
}
