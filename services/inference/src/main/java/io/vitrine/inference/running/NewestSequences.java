package io.vitrine.inference.running;

import io.vitrine.protocol.RunRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The newest sequence of each session, so that a request overtaken by another is not run. Remembers
 * the sessions heard of last; forgetting one means work too much, never too little. Thread-safe.
 */
public final class NewestSequences {
  private final Map<String, Long> newest;

  /**
   * @param sessions how many are remembered
   */
  public NewestSequences(int sessions) {
    newest =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > sessions;
          }
        };
  }

  public synchronized void heard(RunRequest request) {
    if (!request.getSession().isEmpty()) {
      newest.merge(request.getSession(), request.getSequence(), Math::max);
    }
  }

  /** Whether a later request of the same session is there. */
  public synchronized boolean overtaken(RunRequest request) {
    return !request.getSession().isEmpty()
        && newest.getOrDefault(request.getSession(), 0L) > request.getSequence();
  }
}
