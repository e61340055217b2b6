package io.vitrine.viewer.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vitrine.viewer.display.HandInput.Motion;
import io.vitrine.viewer.scene.Pose;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;

class WalkerTest {
  private final Walker walker = new Walker(new Pose(new Vector3f(0, 1.6f, 0), 0, 0));

  @Test
  void forwardIsWhereTheEyeLooks() {
    walker.turn((float) Math.PI / 2, 0);
    walker.step(new Motion(0, 0, 1, 0, 0, false), 0.5f);
    // A quarter to the left of -z is -x.
    assertThat(walker.pose().eye().x()).isLessThan(-0.5f);
    assertThat(walker.pose().eye().z()).isCloseTo(0, within(1e-5f));
  }

  @Test
  void aSlantIsNoFaster() {
    walker.step(new Motion(1, 0, 1, 0, 0, false), 1);
    float slant = walker.pose().eye().distance(new Vector3f(0, 1.6f, 0));
    walker.glideTo(new Pose(new Vector3f(0, 1.6f, 0), 0, 0), 0);
    walker.step(new Motion(0, 0, 1, 0, 0, false), 1);
    assertThat(walker.pose().eye().distance(new Vector3f(0, 1.6f, 0)))
        .isCloseTo(slant, within(1e-5f));
  }

  @Test
  void theEyeStaysAboveTheGround() {
    walker.step(new Motion(0, -1, 0, 0, 0, true), 10);
    assertThat(walker.pose().eye().y()).isEqualTo(0.4f);
  }

  @Test
  void aGlideEndsWhereItLedAndTheHandsEndIt() {
    Pose there = new Pose(new Vector3f(1, 2, -9), 3, 0.1f);
    walker.glideTo(there, 1);
    assertThat(walker.goal()).isEqualTo(there);
    walker.step(Motion.STILL, 0.5f);
    assertThat(walker.gliding()).isTrue();
    walker.step(Motion.STILL, 0.6f);
    assertThat(walker.pose()).isEqualTo(there);
    walker.glideTo(new Pose(new Vector3f(), 0, 0), 1);
    walker.step(new Motion(1, 0, 0, 0, 0, false), 0.1f);
    assertThat(walker.gliding()).isFalse();
    assertThat(walker.pose().eye().z()).isLessThan(-8);
  }

  @Test
  void nothingMovesThatWasNotTold() {
    Pose before = walker.pose();
    assertThat(walker.step(Motion.STILL, 1)).isFalse();
    assertThat(walker.pose()).isEqualTo(before);
  }
}
