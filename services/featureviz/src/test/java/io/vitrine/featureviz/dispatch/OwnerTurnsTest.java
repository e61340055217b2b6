package io.vitrine.featureviz.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnerTurnsTest {
  private static List<String> choose(OwnerTurns turns, Map<String, Double> waiting, int times) {
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      chosen.add(turns.next(waiting));
    }
    return chosen;
  }

  @Test
  void ownersShareByWeightAndCost() {
    OwnerTurns turns = new OwnerTurns(1000, owner -> owner.equals("heavy") ? 3 : 1);
    List<String> chosen =
        choose(turns, Map.of("heavy", 100.0, "light", 100.0, "slow", 1000.0), 500);
    int heavy = Collections.frequency(chosen, "heavy");
    int light = Collections.frequency(chosen, "light");
    int slow = Collections.frequency(chosen, "slow");
    assertThat(heavy / (double) light).isBetween(2.8, 3.2);
    assertThat(light / (double) slow).as("ten small blocks for one large").isBetween(9.0, 11.0);
  }

  @Test
  void whatABlockCostIsSettledAfterwards() {
    OwnerTurns turns = new OwnerTurns(100, owner -> 1);
    Map<String, Double> waiting = Map.of("a", 0.0, "b", 0.0);
    String first = turns.next(waiting);
    turns.settle(first, 1000);
    assertThat(choose(turns, Map.of("a", 100.0, "b", 100.0), 5)).doesNotContain(first);
  }

  @Test
  void newcomerGoesFirst() {
    OwnerTurns turns = new OwnerTurns(1000, owner -> 1);
    choose(turns, Map.of("old", 10.0), 20);
    assertThat(turns.isNew("old")).isFalse();
    assertThat(turns.isNew("new")).isTrue();
    assertThat(turns.next(Map.of("old", 10.0, "new", 0.0))).isEqualTo("new");
  }
}
