package io.vitrine.featureviz;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vitrine.featureviz.checkpoints.AnalysisPlans;
import io.vitrine.featureviz.checkpoints.AnalysisSettings;
import io.vitrine.featureviz.checkpoints.AnalysisWork;
import io.vitrine.featureviz.fourier.FourierRecipes;
import io.vitrine.featureviz.fourier.FourierSettings;
import io.vitrine.featureviz.fourier.FourierWork;
import io.vitrine.featureviz.fourier.ModelSettings;
import io.vitrine.model.EngineSource;
import io.vitrine.model.ModelReader;
import io.vitrine.network.ReadLimits;
import io.vitrine.protocol.JobRequest.WorkCase;
import io.vitrine.transport.BlobSettings;
import io.vitrine.transport.BlobStore;
import io.vitrine.transport.KafkaSettings;
import io.vitrine.transport.ParentWatch;
import io.vitrine.transport.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes part in the queue once the broker answers. */
@ApplicationScoped
public class FeaturevizService {
  private static final Logger log = LoggerFactory.getLogger(FeaturevizService.class);

  private final FeaturevizSettings settings;
  private final FourierSettings fourier;
  private final ModelSettings models;
  private final AnalysisSettings analysis;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private volatile Optional<JobQueue> queue = Optional.empty();

  public FeaturevizService(
      FeaturevizSettings settings,
      FourierSettings fourier,
      ModelSettings models,
      AnalysisSettings analysis) {
    this.settings = settings;
    this.fourier = fourier;
    this.models = models;
    this.analysis = analysis;
  }

  void start(@Observes StartupEvent event) {
    ParentWatch.start();
    // The broker may come later than this service.
    Thread thread = new Thread(this::connect, "connect");
    thread.setDaemon(true);
    thread.start();
  }

  /** Whether jobs are being answered and worked on. */
  public boolean ready() {
    return queue.filter(JobQueue::healthy).isPresent();
  }

  private void connect() {
    try {
      KafkaSettings kafka = KafkaSettings.fromEnvironment();
      BlobStore blobs = new BlobStore(BlobSettings.fromEnvironment());
      EngineSource engine = keep(new EngineSource(fourier.threads()));
      FourierWork work =
          keep(
              new FourierWork(
                  blobs, new ModelReader(blobs, ReadLimits.standard()), engine, models));
      AnalysisWork analyses =
          keep(
              new AnalysisWork(
                  blobs,
                  new ModelReader(blobs, ReadLimits.standard()),
                  engine,
                  models,
                  analysis,
                  fourier.threads()));
      JobKinds kinds =
          new JobKinds(
              Map.of(
                  WorkCase.FEATURE_VISUALIZATION,
                  new JobKinds.Kind(new FourierPlans(new FourierRecipes(fourier), blobs), work),
                  WorkCase.CHECKPOINT_ANALYSIS,
                  new JobKinds.Kind(new AnalysisPlans(blobs, analysis), analyses)));
      queue =
          Optional.of(
              keep(
                  new JobQueue(
                      kafka
                          .withLock(settings.work().lock())
                          .withDeliveryLimit(settings.work().deliveries()),
                      blobs,
                      kinds,
                      kinds,
                      settings.work().workers(),
                      settings.work().toSettings(),
                      settings.dispatch().toSettings())));
      log.info("answering jobs from {}", kafka.bootstrap());
      engine.get();
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

  /** The queue first, so that what is in hand is saved and given back; the engine last. */
  void stop(@Observes ShutdownEvent event) {
    List<AutoCloseable> parts;
    synchronized (this) {
      parts = List.copyOf(open);
    }
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        log.warn("closing {}: {}", part.getClass().getSimpleName(), e.toString());
      }
    }
  }
}
