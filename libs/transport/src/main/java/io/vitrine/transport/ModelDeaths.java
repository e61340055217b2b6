package io.vitrine.transport;

import com.google.protobuf.InvalidProtocolBufferException;
import io.vitrine.protocol.ModelReference;
import io.vitrine.protocol.Problem;
import io.vitrine.protocol.Problem.Category;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.protocol.RunDeaths;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Remembers which models ended the processes that ran them, so that none is run again unasked. Kept
 * in the blob store: every worker knows, and every restart. Thread-safe.
 *
 * <p>A run is counted by its own: it begins with a note and takes the note away when it ends in any
 * way. A note that is still there at the next attempt means that the process died in between.
 */
public final class ModelDeaths {
  private static final String SUSPECT_RUNS = "suspect-runs";
  private static final String POISON_MODELS = "poison-models";

  private final BlobStore blobs;
  private final int limit;

  /**
   * @param limit deaths of a process that had only this run in hand, after which its model is not
   *     run any more
   */
  public ModelDeaths(BlobStore blobs, int limit) {
    this.blobs = blobs;
    this.limit = limit;
  }

  /** Why a model is not run, if it is not. */
  public Optional<Problem> verdict(ModelReference model) {
    return blobs.read(POISON_MODELS, name(model)).map(bytes -> problem(parsed(bytes), model));
  }

  /**
   * Notes that a run is tried again, with nothing else in hand; or says why it is not to be.
   * Whoever begins says how it ended by {@link #ended}.
   */
  public Optional<Problem> begin(String run, ModelReference model) {
    int deaths =
        blobs.read(SUSPECT_RUNS, run).map(bytes -> parsed(bytes).getDeaths() + 1).orElse(0);
    RunDeaths note =
        RunDeaths.newBuilder()
            .setRun(run)
            .setModel(model.getName())
            .setDeaths(deaths)
            .setAtMs(System.currentTimeMillis())
            .build();
    if (deaths >= limit) {
      return Optional.of(condemn(note, model));
    }
    blobs.write(SUSPECT_RUNS, run, note.toByteArray());
    return Optional.empty();
  }

  /** When the broker gives a run up: why its model is not run any more, if a process died of it. */
  public Optional<Problem> givenUp(String run, ModelReference model) {
    return blobs.read(SUSPECT_RUNS, run).map(bytes -> condemn(parsed(bytes), model));
  }

  private Problem condemn(RunDeaths note, ModelReference model) {
    blobs.write(POISON_MODELS, name(model), note.toByteArray());
    ended(note.getRun());
    return problem(note, model);
  }

  /** The process lives on, however the run went. */
  public void ended(String run) {
    blobs.delete(SUSPECT_RUNS, run);
  }

  /** Someone asked for the model to be run again. */
  public static void forgive(BlobStore blobs, ModelReference model) {
    blobs.delete(POISON_MODELS, name(model));
  }

  /** Another preprocessing gives other sizes, which may be what broke it: another chance. */
  private static String name(ModelReference model) {
    return ContentNames.hex(ContentNames.prepared(model));
  }

  private static RunDeaths parsed(byte[] bytes) {
    try {
      return RunDeaths.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw ProblemException.fatal(
          Reason.INTERNAL,
          "a note about a run in the blob store cannot be read",
          "remove the folders " + SUSPECT_RUNS + " and " + POISON_MODELS + " from its records",
          e);
    }
  }

  private static Problem problem(RunDeaths note, ModelReference model) {
    Instant at = Instant.ofEpochMilli(note.getAtMs()).truncatedTo(ChronoUnit.SECONDS);
    return Problem.newBuilder()
        .setCategory(Category.POISON)
        .setReason(Reason.INTERNAL)
        .setMessage(
            "the model '%s' is not run: it ended the services that ran it, last in run %s at %s"
                .formatted(model.getName(), note.getRun(), at))
        .setAction(
            "See the log of the inference service, which may lack memory for this model. 'vitrine"
                + " model set %s --run-again' has it tried again.".formatted(model.getName()))
        .build();
  }
}
