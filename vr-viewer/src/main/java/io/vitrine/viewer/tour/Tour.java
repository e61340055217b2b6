package io.vitrine.viewer.tour;

import io.vitrine.viewer.visit.Visit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Plays the script: in real time in a window, or moment by moment for its key frames. */
public final class Tour {
  private final Visit visit;
  private final Deque<Moment> ahead;
  private float seconds;

  private Tour(Visit visit, Deque<Moment> ahead) {
    this.visit = visit;
    this.ahead = ahead;
  }

  /**
   * The tour of a visit.
   *
   * @param value of the channel to stop at
   */
  public static Tour of(Visit visit, Optional<String> value, int channel) {
    return new Tour(
        visit, new ArrayDeque<>(Script.of(visit, value.map(v -> new Script.Subject(v, channel)))));
  }

  /**
   * Lets time pass: what is due happens.
   *
   * @return whether something happened
   */
  public boolean step(float by) {
    seconds += by;
    boolean any = false;
    while (!ahead.isEmpty() && ahead.getFirst().seconds() <= seconds) {
      next();
      any = true;
    }
    return any;
  }

  /**
   * The next moment happens at once.
   *
   * @return the name of its key frame, or empty; for the last one nothing comes after
   */
  public String next() {
    Moment moment = ahead.removeFirst();
    moment.act().run();
    if (!moment.caption().isEmpty()) {
      visit.say(moment.caption());
    }
    return moment.frame();
  }

  /** Whether nothing is left. */
  public boolean over() {
    return ahead.isEmpty();
  }

  /** The walker takes over. */
  public void stop() {
    if (!ahead.isEmpty()) {
      ahead.clear();
      visit.say("Yours now: F1 shows what you can do");
    }
  }
}
