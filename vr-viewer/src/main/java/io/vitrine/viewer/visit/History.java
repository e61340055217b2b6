package io.vitrine.viewer.visit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What was done, to be undone step by step; each step takes back what it changed, no more. */
final class History {
  private static final int MOST = 200;

  private record Step(Station before, Station after) {}

  private final Deque<Step> steps = new ArrayDeque<>();

  void did(Station before, Station after) {
    if (before.equals(after)) {
      return;
    }
    steps.addLast(new Step(before, after));
    if (steps.size() > MOST) {
      steps.removeFirst();
    }
  }

  /** The station without the last step; empty where nothing is left to undo. */
  Optional<Station> undo(Station now) {
    if (steps.isEmpty()) {
      return Optional.empty();
    }
    Step last = steps.removeLast();
    return Optional.of(now.without(last.before(), last.after()));
  }
}
