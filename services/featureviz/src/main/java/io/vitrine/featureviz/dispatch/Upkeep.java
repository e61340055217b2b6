package io.vitrine.featureviz.dispatch;

import io.vitrine.featureviz.block.SavedStates;
import io.vitrine.protocol.BlockState;
import io.vitrine.protocol.JobState;
import io.vitrine.protocol.Phase;
import java.time.Clock;
import java.time.Instant;

/** Forgets jobs that ended long ago, and saved states that nobody will go on with. */
final class Upkeep {
  private final JobBook book;
  private final SavedStates saved;
  private final DispatchSettings settings;
  private final Clock clock;
  private Instant next;

  Upkeep(JobBook book, SavedStates saved, DispatchSettings settings, Clock clock) {
    this.book = book;
    this.saved = saved;
    this.settings = settings;
    this.clock = clock;
    next = clock.instant().plus(settings.upkeepEvery());
  }

  /** Does its work when it is time. */
  void when(Outbox outbox) {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(settings.upkeepEvery());
    book.jobs().stream()
        .filter(job -> job.ended() && isOld(job.head(), now))
        .forEach(
            job -> {
              outbox.forget(job);
              book.forget(job.id());
            });
    for (String name : saved.names()) {
      if (SavedStates.ownerOf(name).filter(owner -> !isNeeded(owner, name)).isPresent()) {
        saved.delete(name);
      }
    }
  }

  private boolean isOld(JobState job, Instant now) {
    return Instant.ofEpochSecond(job.getChanged().getSeconds())
        .plus(settings.keepFinished())
        .isBefore(now);
  }

  /** One of the running slice may be reported any moment. */
  private boolean isNeeded(SavedStates.Owner owner, String name) {
    return book.find(owner.job())
        .filter(job -> owner.block() < job.blockCount())
        .map(job -> isNeeded(job.block(owner.block()), owner, name))
        .orElse(false);
  }

  private static boolean isNeeded(BlockState block, SavedStates.Owner owner, String name) {
    return block.getState().getPath().equals(name)
        || (block.getPhase() == Phase.RUNNING && owner.slice() == block.getSlice());
  }
}
