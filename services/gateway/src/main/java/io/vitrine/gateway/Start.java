package io.vitrine.gateway;

import io.quarkus.runtime.StartupEvent;
import io.vitrine.gateway.jobs.JobBoard;
import io.vitrine.gateway.layouts.Scenes;
import io.vitrine.gateway.models.ModelImport;
import io.vitrine.gateway.runs.RunRecords;
import io.vitrine.transport.KafkaSettings;
import io.vitrine.transport.ParentWatch;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Starts the gateway: it serves once every topic it listens to is heard. */
@Singleton
final class Start {
  private static final Logger LOG = Logger.getLogger(Start.class);

  void on(
      @Observes StartupEvent event,
      KafkaSettings kafka,
      ModelImport imports,
      RunRecords records,
      Scenes scenes,
      JobBoard jobs) {
    ParentWatch.start();
    Duration atMost = kafka.startTimeout();
    imports.awaitReady(atMost);
    records.awaitReady(atMost);
    scenes.awaitReady(atMost);
    jobs.awaitReady(atMost);
    LOG.info("listening to results, runs, scenes and jobs");
  }
}
