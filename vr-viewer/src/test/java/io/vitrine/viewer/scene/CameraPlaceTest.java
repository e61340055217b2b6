package io.vitrine.viewer.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.viewer.fixture.DrawnNetwork;
import io.vitrine.viewer.fixture.DrawnScene;
import org.assertj.core.data.Offset;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CameraPlaceTest {
  private static final Hall HALL = Hall.of(DrawnScene.of(DrawnNetwork.plain(10, 40)));

  @Test
  void theEntryLooksDownTheAisleAtEyeHeight() {
    Pose pose = CameraPlace.parse("Entry").in(HALL);
    assertThat(pose.eye().y()).isEqualTo(1.6f);
    Vector3f end = HALL.end().add(0, 1.6f, 0);
    Vector3f seen = pose.view().transformPosition(end);
    assertThat(seen.x).isCloseTo(0, Offset.offset(1e-3f));
    assertThat(seen.z).isNegative();
  }

  @ParameterizedTest
  @ValueSource(strings = {"entry", "middle", "end", "overview"})
  void everyPlaceSeesSomeLayer(String place) {
    Pose pose = CameraPlace.parse(place).in(HALL);
    assertThat(HALL.wings())
        .anySatisfy(
            wing -> {
              Vector3f seen = pose.view().transformPosition(wing.centre(0));
              assertThat(seen.z).isNegative();
              assertThat(Math.abs(seen.x / seen.z)).isLessThan(1);
            });
  }

  @Test
  void numbersAreTakenAsTheyAre() {
    Pose pose = CameraPlace.parse("1, 2,-3, 90, 0").in(HALL);
    assertThat(pose.eye()).isEqualTo(new Vector3f(1, 2, -3));
    // 90 degrees to the left of -z is -x.
    Vector3f ahead = pose.view().transformPosition(new Vector3f(0, 2, -3));
    assertThat(ahead.z).isCloseTo(-1, Offset.offset(1e-5f));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1,2,3,4", "1,2,3,4,x", "1,2,3,4,NaN", "there"})
  void everythingElseIsRefused(String text) {
    assertThatThrownBy(() -> CameraPlace.parse(text))
        .hasMessageContaining("entry, middle, end, overview");
  }
}
