package io.vitrine.gateway.runs;

import io.quarkus.runtime.configuration.MemorySize;
import io.vitrine.gateway.broker.Broker;
import io.vitrine.gateway.settings.GatewaySettings;
import io.vitrine.protocol.InputPart;
import io.vitrine.protocol.Model;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.protocol.RunInput;
import io.vitrine.protocol.RunRequest;
import io.vitrine.protocol.WantedValue;
import io.vitrine.transport.ActivationFollower;
import io.vitrine.transport.BlobStore;
import io.vitrine.transport.ContentNames;
import io.vitrine.transport.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Starts runs and gives up those that have gone silent. Thread-safe. */
@Singleton
public final class Runs {
  private static final long SWEEP_MS = 500;

  private final Broker broker;
  private final RunRecords records;
  private final BlobStore blobs;
  private final Duration timeout;
  private final MemorySize inputLimit;
  private final Set<Run> active = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "silent-runs");
            thread.setDaemon(true);
            return thread;
          });

  Runs(Broker broker, RunRecords records, BlobStore blobs, GatewaySettings settings) {
    this.broker = broker;
    this.records = records;
    this.blobs = blobs;
    this.timeout = settings.runTimeout();
    this.inputLimit = settings.inputLimit();
    sweeper.scheduleWithFixedDelay(this::sweep, SWEEP_MS, SWEEP_MS, TimeUnit.MILLISECONDS);
  }

  private void sweep() {
    active.removeIf(Run::ended);
    for (Run run : active) {
      if (run.silence() > timeout.toNanos()) {
        run.fail(run.silent(timeout.toSeconds()));
      }
    }
  }

  /** What a caller put in, checked: every file is there and none is too large. */
  public List<RunInput> inputs(List<InputPart> parts) {
    if (parts.isEmpty()) {
      throw ProblemException.caller(
          Reason.INVALID, "no input was given", "Give a picture or a .npy file.");
    }
    List<RunInput> inputs = new ArrayList<>();
    for (InputPart part : parts) {
      if (part.getFile().getSize() > inputLimit.asLongValue()) {
        throw ProblemException.caller(
            Reason.LIMIT,
            part.getFile().getPath()
                + " has "
                + part.getFile().getSize()
                + " bytes, more than "
                + inputLimit.asLongValue(),
            "Give a smaller input, or raise VITRINE_GATEWAY_INPUT_LIMIT.");
      }
      blobs.fetch(part.getFile());
      inputs.add(
          RunInput.newBuilder()
              .setName(part.getName())
              .setFile(part.getFile())
              .setKind(part.getNpy() ? RunInput.Kind.NPY : RunInput.Kind.PICTURE)
              .build());
    }
    return inputs;
  }

  /** A request that nothing supersedes, for values still to be named. */
  public RunRequest.Builder request(Model model, List<RunInput> inputs, List<WantedValue> wanted) {
    return RunRequest.newBuilder()
        .setRun(UUID.randomUUID().toString())
        .setContentName(ContentNames.run(model.getReference(), inputs))
        .setModel(model.getReference())
        .addAllInputs(inputs)
        .addAllWanted(wanted)
        .setRequestedAtMs(System.currentTimeMillis());
  }

  /**
   * Starts a run whose chunks come on the thread that all runs share: the listener must be quick.
   */
  public Run start(RunRequest request, RunListener listener) {
    return track(Run.start(request, broker, records, Run.Following.shared(broker), listener));
  }

  /** Starts a run whose chunks come on the follower's own thread. */
  Run start(RunRequest request, ActivationFollower follower, RunListener listener) {
    return track(Run.start(request, broker, records, Run.Following.own(follower), listener));
  }

  ActivationFollower ownFollower() {
    return broker.ownFollower();
  }

  private Run track(Run run) {
    active.add(run);
    return run;
  }

  @PreDestroy
  void close() {
    sweeper.shutdownNow();
  }
}
