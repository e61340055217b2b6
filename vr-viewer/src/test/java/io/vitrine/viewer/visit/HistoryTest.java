package io.vitrine.viewer.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.viewer.scene.Pose;
import io.vitrine.viewer.visit.Station.Shown;
import java.util.Optional;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private final History history = new History();
  private final Station start = Station.at(new Pose(new Vector3f(0, 1.6f, 0), 0, 0), 2);

  private Station doing(Station before, Station after) {
    history.did(before, after);
    return after;
  }

  @Test
  void eachStepTakesBackWhatItChanged() {
    Station one = doing(start, start.picture(3));
    Station two = doing(one, one.checkpoint(0));
    Station three =
        doing(
            two,
            two.wall(Optional.of("conv4"))
                .channel(Optional.of(new Station.Channel("conv4", 17)))
                .block("stage4", true));
    Station four = three;
    for (Shown panel : Shown.values()) {
      four = four.shows(panel, !four.shows(panel));
    }
    four = doing(three, four.block("stage4", false).page(2));
    assertThat(history.undo(four)).contains(three);
    assertThat(history.undo(three)).contains(two);
    assertThat(history.undo(two)).contains(one);
    assertThat(history.undo(one)).contains(start);
    assertThat(history.undo(start)).isEmpty();
  }

  @Test
  void walkingOnIsNotTakenBackWithAPicture() {
    Station placed = doing(start, start.picture(1));
    Pose elsewhere = new Pose(new Vector3f(0, 1.6f, -9), 1, 0);
    assertThat(history.undo(placed.pose(elsewhere))).contains(start.pose(elsewhere));
  }

  @Test
  void aJumpIsTakenBack() {
    Pose there = new Pose(new Vector3f(0, 1.6f, -9), 0, 0);
    Station jumped = doing(start, start.pose(there));
    assertThat(history.undo(jumped)).contains(start);
  }

  @Test
  void whatChangedNothingIsNoStep() {
    doing(start, start.shows(Shown.MAP, true));
    assertThat(history.undo(start)).isEmpty();
  }
}
