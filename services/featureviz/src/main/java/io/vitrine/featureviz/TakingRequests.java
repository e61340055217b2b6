package io.vitrine.featureviz;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the service takes requests from the broker. */
@Readiness
@ApplicationScoped
class TakingRequests implements HealthCheck {
  private final FeaturevizService service;

  TakingRequests(FeaturevizService service) {
    this.service = service;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("requests").status(service.ready()).build();
  }
}
