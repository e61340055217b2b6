package io.vitrine.featureviz.dispatch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Weighted deficit round robin (Shreedhar, Varghese 1995) over owners, in compute time. An owner
 * whose turn comes is credited its quantum and served while its credit covers what its next block
 * is expected to cost; what it cost in the end is settled afterwards. Who has nothing waiting loses
 * credit and debt. A newcomer goes first.
 */
final class OwnerTurns {
  private final double quantum;
  private final ToIntFunction<String> weights;
  private final List<String> ring = new ArrayList<>();
  private final Map<String, Double> credit = new HashMap<>();
  private boolean credited;

  OwnerTurns(double quantum, ToIntFunction<String> weights) {
    this.quantum = quantum;
    this.weights = weights;
  }

  /** Whether it had nothing waiting when someone was last chosen. */
  boolean isNew(String owner) {
    return !ring.contains(owner);
  }

  /**
   * Whose block is next, and takes its cost off the credit.
   *
   * @param waiting what the next block of each owner with something waiting is expected to cost; at
   *     least one
   */
  String next(Map<String, Double> waiting) {
    keepOnly(waiting);
    while (true) {
      String owner = ring.get(0);
      if (!credited) {
        credit.merge(owner, quantum * weights.applyAsInt(owner), Double::sum);
        credited = true;
      }
      double cost = waiting.getOrDefault(owner, 0.0);
      double has = credit.getOrDefault(owner, 0.0);
      if (has >= cost) {
        credit.put(owner, has - cost);
        return owner;
      }
      ring.add(ring.remove(0));
      credited = false;
    }
  }

  private void keepOnly(Map<String, Double> waiting) {
    String first = ring.isEmpty() ? "" : ring.get(0);
    ring.removeIf(owner -> !waiting.containsKey(owner));
    credit.keySet().retainAll(waiting.keySet());
    waiting.keySet().stream().filter(this::isNew).toList().forEach(owner -> ring.add(0, owner));
    if (!ring.get(0).equals(first)) {
      credited = false;
    }
  }

  /** What a block cost beyond what was expected; negative: less. */
  void settle(String owner, double more) {
    credit.computeIfPresent(owner, (o, has) -> has - more);
  }
}
