package io.vitrine.featureviz;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vitrine.transport.KafkaSettings;
import io.vitrine.transport.ParentWatch;
import io.vitrine.transport.ProblemException;
import io.vitrine.transport.RecordPublisher;
import io.vitrine.transport.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts answering jobs once the broker answers. */
@ApplicationScoped
public class FeaturevizService {
  private static final Logger log = LoggerFactory.getLogger(FeaturevizService.class);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private volatile Optional<Dispatcher> dispatcher = Optional.empty();

  void start(@Observes StartupEvent event) {
    ParentWatch.start();
    // The broker may come later than this service.
    Thread thread = new Thread(this::connect, "connect");
    thread.setDaemon(true);
    thread.start();
  }

  /** Whether jobs are being answered. */
  public boolean ready() {
    return dispatcher.filter(Dispatcher::healthy).isPresent();
  }

  private void connect() {
    try {
      KafkaSettings kafka = KafkaSettings.fromEnvironment();
      Topics.ensure(kafka);
      RecordPublisher publisher = keep(new RecordPublisher(kafka));
      Dispatcher started = keep(new Dispatcher(kafka, publisher));
      started.start();
      dispatcher = Optional.of(started);
      log.info("answering jobs from {}", kafka.bootstrap());
    } catch (RuntimeException e) {
      log.error(
          "the featureviz service can't work: {}", ProblemException.problemOf(e).getMessage(), e);
      Quarkus.asyncExit(1);
    }
  }

  private synchronized <T extends AutoCloseable> T keep(T part) {
    open.push(part);
    return part;
  }

  synchronized void stop(@Observes ShutdownEvent event) {
    for (AutoCloseable part : open) {
      try {
        part.close();
      } catch (Exception e) {
        log.warn("closing {}: {}", part.getClass().getSimpleName(), e.toString());
      }
    }
  }
}
