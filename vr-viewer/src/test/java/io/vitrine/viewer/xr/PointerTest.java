package io.vitrine.viewer.xr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;

class PointerTest {
  private static final long FRAME = 11_111_111;

  private final Pointer pointer = new Pointer();
  private final Place aim = new Place();

  private void turn(double degrees) {
    aim.orientation.rotationY((float) Math.toRadians(degrees));
  }

  private double degrees(Vector3f way) {
    return Math.toDegrees(Math.atan2(-way.x, -way.z));
  }

  @Test
  void tremorIsHalvedAtLeast() {
    Random random = new Random(3);
    double raw = 0;
    double shown = 0;
    for (int i = 0; i < 900; i++) {
      double tremor = 0.35 * random.nextGaussian();
      turn(tremor);
      pointer.follow(aim, i * FRAME);
      if (i > 90) {
        raw += tremor * tremor;
        shown += Math.pow(degrees(pointer.way()), 2);
      }
    }
    assertThat(Math.sqrt(shown / raw)).isLessThan(0.5);
  }

  @Test
  void aFastMotionIsFollowedWithinTwoFrames() {
    turn(0);
    pointer.follow(aim, 0);
    for (int i = 1; i <= 20; i++) {
      turn(3 * i);
      pointer.follow(aim, i * FRAME);
    }
    assertThat(degrees(pointer.way())).isBetween(54.0, 60.0);
  }

  @Test
  void itRemembersWhereItPointedFiftyMillisecondsAgo() {
    for (int i = 0; i < 100; i++) {
      turn(i);
      pointer.follow(aim, i * FRAME);
    }
    Vector3f then = new Vector3f(pointer.way(pointer.at(99 * FRAME - 50_000_000)));
    // 4.5 frames ago, so the fifth but last.
    assertThat(degrees(pointer.way()) - degrees(then)).isBetween(4.5, 5.5);
  }

  @Test
  void aHandThatComesBackStartsAnew() {
    turn(0);
    pointer.follow(aim, 0);
    pointer.reset();
    turn(90);
    pointer.follow(aim, FRAME);
    assertThat(degrees(pointer.way())).isBetween(89.9, 90.1);
    assertThat(degrees(pointer.way(pointer.at(0)))).isBetween(89.9, 90.1);
  }
}
