package io.vitrine.cli.job;

import io.vitrine.protocol.JobEvent;
import io.vitrine.protocol.JobItem;
import io.vitrine.protocol.JobProgress;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.Phase;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** How far a job is, from the events of it that came so far. Not thread-safe. */
public final class JobMeter {
  private static final int BAR = 24;

  private final Map<Integer, Double> blocks = new HashMap<>();
  private JobState state = JobState.getDefaultInstance();
  private String strongest = "";

  /** Takes the next event in. */
  public void take(JobEvent event) {
    switch (event.getEventCase()) {
      case STATE -> state = event.getState();
      case PROGRESS -> take(event.getProgress());
      case EVENT_NOT_SET -> {
        // An event of a later version that this one does not know.
      }
    }
  }

  private void take(JobProgress progress) {
    if (progress.getSteps() > 0) {
      blocks.put(progress.getBlock(), progress.getStepsDone() / (double) progress.getSteps());
    }
    progress.getItemsList().stream()
        .max((a, b) -> Float.compare(a.getValue(), b.getValue()))
        .ifPresent(
            item ->
                strongest =
                    String.format(
                        Locale.ROOT,
                        "channel %d at %.3g",
                        item.getObjective().getChannel(),
                        item.getValue()));
  }

  /** The latest state of the job. */
  public JobState state() {
    return state;
  }

  /** Whether nothing more will happen. */
  public boolean ended() {
    return ended(state.getPhase());
  }

  /** Whether a job in this phase is over. */
  public static boolean ended(Phase phase) {
    return switch (phase) {
      case DONE, FAILED, CANCELLED, REFUSED -> true;
      case QUEUED, RUNNING, PHASE_UNSPECIFIED, UNRECOGNIZED -> false;
    };
  }

  /** Pictures that are finished. */
  public long done() {
    return state.getItemsList().stream().filter(JobItem::getDone).count();
  }

  /** Share of the work that is done, from 0 to 1; a picture counts by its steps. */
  public double share() {
    if (state.getPhase() == Phase.DONE) {
      return 1;
    }
    double sum = 0;
    for (JobItem item : state.getItemsList()) {
      sum += item.getDone() ? 1 : blocks.getOrDefault(item.getBlock(), 0.0);
    }
    return state.getItemsCount() == 0 ? 0 : Math.min(1, sum / state.getItemsCount());
  }

  /** One line without a bar. */
  public String words() {
    return String.format(
        Locale.ROOT,
        "%s, %d %%, %d of %d %s%s",
        state.getPhase().name().toLowerCase(Locale.ROOT),
        Math.round(Math.floor(100 * share())),
        done(),
        state.getItemsCount(),
        state.getRequest().hasCheckpointAnalysis() ? "parts" : "pictures",
        strongest.isEmpty() || ended() ? "" : ", " + strongest);
  }

  /** One line with a bar. */
  public String bar() {
    int filled = (int) Math.floor(share() * BAR);
    return "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "] " + words();
  }
}
