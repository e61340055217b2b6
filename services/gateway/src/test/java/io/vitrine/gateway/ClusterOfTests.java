package io.vitrine.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vitrine.testbed.Testbed;
import java.util.Map;

/**
 * A real broker and a real Redis for the gateway under test; where they are is said as to a
 * service.
 */
public final class ClusterOfTests implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    Testbed testbed = Testbed.shared();
    Map<String, String> places =
        Map.of(
            "vitrine.kafka",
            testbed.kafka(),
            "vitrine.redis",
            testbed.redisHost() + ":" + testbed.redisPort(),
            "vitrine.redis.cool.down.ms",
            "100",
            "vitrine.kafka.lock.ms",
            "2000",
            "vitrine.blobs",
            testbed.folder().resolve("blobs").toString());
    places.forEach(System::setProperty);
    return Map.of();
  }

  @Override
  public void stop() {}
}
