package io.vitrine.model;

import io.vitrine.program.Engine;
import io.vitrine.program.EngineSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts libtorch in the background, so that the service is there at once. Any thread. */
public final class EngineSource implements Supplier<Engine>, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EngineSource.class);

  private final CompletableFuture<Engine> engine = new CompletableFuture<>();

  /**
   * @param threads of one operator; 0: as many as the machine has processors
   */
  public EngineSource(int threads) {
    Thread starter = new Thread(() -> start(threads), "engine-start");
    starter.setDaemon(true);
    starter.start();
  }

  private void start(int threads) {
    long begun = System.nanoTime();
    try {
      int count = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
      Optional<Path> natives = Optional.ofNullable(System.getenv("VITRINE_NATIVES")).map(Path::of);
      engine.complete(Engine.start(new EngineSettings(count, natives, EngineSettings.Device.CPU)));
      log.info("libtorch is ready after {} ms", (System.nanoTime() - begun) / 1_000_000);
    } catch (RuntimeException | LinkageError e) {
      log.error("libtorch could not be started: no run will be answered", e);
      engine.completeExceptionally(e);
    }
  }

  /** Waits until it is there. Throws why it can't be. */
  @Override
  public Engine get() {
    return engine.join();
  }

  @Override
  public void close() {
    if (engine.isDone() && !engine.isCompletedExceptionally()) {
      engine.join().close();
    }
  }
}
