package io.vitrine.layout.service;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vitrine.protocol.LayoutRequest;
import io.vitrine.transport.BlobSettings;
import io.vitrine.transport.BlobStore;
import io.vitrine.transport.KafkaSettings;
import io.vitrine.transport.ParentWatch;
import io.vitrine.transport.ProblemException;
import io.vitrine.transport.RecordPublisher;
import io.vitrine.transport.ShareWorker;
import io.vitrine.transport.Topic;
import io.vitrine.transport.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts taking requests once the broker answers, and gives back what it holds when it ends. */
@ApplicationScoped
public class LayoutService {
  private static final Logger log = LoggerFactory.getLogger(LayoutService.class);
  private static final String GROUP = "layout";

  private final LayoutSettings settings;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private volatile Optional<ShareWorker<LayoutRequest>> worker = Optional.empty();

  public LayoutService(LayoutSettings settings) {
    this.settings = settings;
  }

  void start(@Observes StartupEvent event) {
    ParentWatch.start();
    // The broker may come later than this service.
    Thread thread = new Thread(this::connect, "connect");
    thread.setDaemon(true);
    thread.start();
  }

  /** Whether requests are being taken. */
  public boolean ready() {
    return worker.filter(ShareWorker::healthy).isPresent();
  }

  private void connect() {
    try {
      KafkaSettings kafka = KafkaSettings.fromEnvironment();
      BlobStore blobs = new BlobStore(BlobSettings.fromEnvironment());
      Topics.ensure(kafka);
      RecordPublisher publisher = keep(new RecordPublisher(kafka));
      LayoutHandler handler = new LayoutHandler(blobs, publisher, settings.descriptionBytes());
      worker =
          Optional.of(
              keep(
                  ShareWorker.start(
                      kafka, Topic.LAYOUT_REQUESTS, GROUP, LayoutRequest.parser(), handler)));
      log.info("taking requests from {}", kafka.bootstrap());
    } catch (RuntimeException e) {
      log.error("the layout service can't work: {}", ProblemException.problemOf(e).getMessage(), e);
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
