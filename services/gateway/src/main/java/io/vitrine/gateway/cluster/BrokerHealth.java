package io.vitrine.gateway.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready: Kafka answers. Without Redis the gateway is slower, and ready all the same. */
@Readiness
@ApplicationScoped
public class BrokerHealth implements HealthCheck {
  private final ClusterStatus status;

  BrokerHealth(ClusterStatus status) {
    this.status = status;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("kafka").status(status.brokerAnswers()).build();
  }
}
