package io.vitrine.inference;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vitrine.inference.importing.Importer;
import io.vitrine.inference.model.LoadedModels;
import io.vitrine.inference.running.CacheFiller;
import io.vitrine.inference.running.NewestSequences;
import io.vitrine.inference.running.RunHandler;
import io.vitrine.inference.running.RunInputs;
import io.vitrine.model.EngineSource;
import io.vitrine.model.ModelReader;
import io.vitrine.model.Problems;
import io.vitrine.model.picture.PictureDecoder;
import io.vitrine.model.picture.PictureLimits;
import io.vitrine.network.ReadLimits;
import io.vitrine.protocol.ImportRequest;
import io.vitrine.protocol.RunRequest;
import io.vitrine.transport.BlobSettings;
import io.vitrine.transport.BlobStore;
import io.vitrine.transport.ChunkCache;
import io.vitrine.transport.KafkaSettings;
import io.vitrine.transport.ModelDeaths;
import io.vitrine.transport.ParentWatch;
import io.vitrine.transport.RecordPublisher;
import io.vitrine.transport.RedisSettings;
import io.vitrine.transport.ShareWorker;
import io.vitrine.transport.Topic;
import io.vitrine.transport.TopicTail;
import io.vitrine.transport.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the service together when it starts and takes it apart when it ends. Starting waits for
 * nothing: broker and engine are awaited on threads of their own.
 */
@ApplicationScoped
public class InferenceService {
  private static final Logger log = LoggerFactory.getLogger(InferenceService.class);
  private static final Duration TAIL_WITHIN = Duration.ofSeconds(60);

  private final InferenceSettings settings;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final List<ShareWorker<?>> workers = new CopyOnWriteArrayList<>();
  private volatile boolean listening;
  private volatile boolean engineFailed;

  public InferenceService(InferenceSettings settings) {
    this.settings = settings;
  }

  void start(@Observes StartupEvent event) {
    ParentWatch.start();
    Thread thread = new Thread(this::connect, "connect");
    thread.setDaemon(true);
    thread.start();
  }

  /** Whether requests of every kind are being taken. */
  public boolean ready() {
    return listening && !engineFailed && workers.stream().allMatch(ShareWorker::healthy);
  }

  private synchronized void connect() {
    try {
      KafkaSettings kafka = KafkaSettings.fromEnvironment();
      BlobStore blobs = new BlobStore(BlobSettings.fromEnvironment());
      ModelReader reader = new ModelReader(blobs, ReadLimits.standard());
      EngineSource engine = keep(new EngineSource(settings.engine().threads()));
      LoadedModels models = keep(new LoadedModels(reader, engine, settings.run()));
      ChunkCache redis = keep(new ChunkCache(RedisSettings.fromEnvironment()));
      CacheFiller cache = keep(new CacheFiller(redis, settings.cache().pendingBytes()));
      Topics.ensure(kafka);
      RecordPublisher publisher = keep(new RecordPublisher(kafka));
      NewestSequences newest = newest(kafka);
      PictureDecoder pictures =
          new PictureDecoder(
              new PictureLimits(settings.picture().pixels(), settings.picture().bytes()));
      RunHandler runs =
          new RunHandler(
              models,
              new RunInputs(blobs, pictures, settings.run().inputBytes()),
              newest,
              new ModelDeaths(blobs, settings.run().deaths()),
              publisher,
              cache,
              settings.view(),
              ManagementFactory.getRuntimeMXBean().getName());
      work(kafka, new Importer(reader, blobs, pictures, publisher, settings.imports()), runs);
      listening = true;
      log.info("taking requests from {}", kafka.bootstrap());
      engine.get();
    } catch (RuntimeException e) {
      engineFailed = true;
      log.error("the inference service can't work: {}", Problems.of(e).getMessage(), e);
      Quarkus.asyncExit(1);
    }
  }

  private NewestSequences newest(KafkaSettings kafka) {
    NewestSequences newest = new NewestSequences(settings.run().sessions());
    TopicTail<RunRequest> tail =
        keep(
            TopicTail.start(
                kafka,
                Topic.REQUESTS_INTERACTIVE,
                TopicTail.From.END,
                RunRequest.parser(),
                record -> record.message().ifPresent(newest::heard)));
    tail.awaitReady(TAIL_WITHIN);
    return newest;
  }

  private void work(KafkaSettings kafka, Importer importer, RunHandler runs) {
    workers.add(
        keep(
            ShareWorker.start(
                kafka, Topic.IMPORT_REQUESTS, "importers", ImportRequest.parser(), importer)));
    for (int i = 0; i < settings.run().interactive(); i++) {
      workers.add(
          keep(
              ShareWorker.start(
                  kafka, Topic.REQUESTS_INTERACTIVE, "inference", RunRequest.parser(), runs)));
    }
    for (int i = 0; i < settings.run().batch(); i++) {
      workers.add(
          keep(
              ShareWorker.start(
                  kafka, Topic.REQUESTS_BATCH, "inference-batch", RunRequest.parser(), runs)));
    }
  }

  private <T extends AutoCloseable> T keep(T part) {
    open.push(part);
    return part;
  }

  /** Workers first, so that what they hold is given back; the engine last. */
  void stop(@Observes ShutdownEvent event) {
    listening = false;
    List<AutoCloseable> parts = List.copyOf(open);
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        log.warn("closing {}: {}", part.getClass().getSimpleName(), e.toString());
      }
    }
  }
}
