package io.vitrine.viewer.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vitrine.viewer.display.HandInput.Body;
import io.vitrine.viewer.scene.Pose;
import java.util.Optional;
import org.joml.Vector3f;
import org.joml.Vector3fc;
import org.junit.jupiter.api.Test;

class WorldGrabTest {
  private static final float EXACT = 1e-4f;
  private static final Pose HEAD = new Pose(new Vector3f(0, 1.6f, 0), 0, 0);

  private final WorldGrab grab = new WorldGrab();

  private static Body body(Pose head, Optional<Vector3fc> left, Optional<Vector3fc> right) {
    return new Body(Optional.of(head), left, right);
  }

  private static Optional<Vector3fc> at(float x, float y, float z) {
    return Optional.of(new Vector3f(x, y, z));
  }

  @Test
  void oneHandPullsTheHallAlong() {
    assertThat(grab.follow(body(HEAD, Optional.empty(), at(0.2f, 1.2f, -0.5f)))).isEmpty();
    Pose pulled = grab.follow(body(HEAD, Optional.empty(), at(0.2f, 1.1f, -0.2f))).orElseThrow();
    // What the hand held at -0.5 is to be where the hand is, 0.3 nearer: the head goes there.
    assertThat(pulled.eye().distance(new Vector3f(0, 1.7f, -0.3f))).isLessThan(EXACT);
    assertThat(pulled.scale()).isEqualTo(1);
  }

  @Test
  void handsTwiceAsFarApartMakeTheHallTwiceAsLargeAboutThem() {
    assertThat(grab.follow(body(HEAD, at(-0.1f, 1.2f, -0.4f), at(0.1f, 1.2f, -0.4f)))).isEmpty();
    Pose grown =
        grab.follow(body(HEAD, at(-0.2f, 1.2f, -0.4f), at(0.2f, 1.2f, -0.4f))).orElseThrow();
    assertThat(grown.scale()).isCloseTo(0.5f, within(EXACT));
    // The middle between the hands stays, the head comes nearer to it by half.
    assertThat(grown.eye().distance(new Vector3f(0, 1.4f, -0.2f))).isLessThan(EXACT);
  }

  @Test
  void handsThatTurnTurnTheHallWithThem() {
    assertThat(grab.follow(body(HEAD, at(-0.2f, 1.2f, 0), at(0.2f, 1.2f, 0)))).isEmpty();
    // A quarter to the left, seen from above: the right hand goes away from the walker.
    Pose turned = grab.follow(body(HEAD, at(0, 1.2f, 0.2f), at(0, 1.2f, -0.2f))).orElseThrow();
    assertThat(turned.yaw()).isCloseTo((float) -Math.PI / 2, within(EXACT));
    assertThat(turned.scale()).isCloseTo(1, within(EXACT));
  }

  @Test
  void theHallIsNeverSmallerThanAHundredth() {
    assertThat(grab.follow(body(HEAD, at(-1, 1, 0), at(1, 1, 0)))).isEmpty();
    Pose small = grab.follow(body(HEAD, at(-0.001f, 1, 0), at(0.001f, 1, 0))).orElseThrow();
    assertThat(small.scale()).isEqualTo(Walker.MOST_SCALE);
  }

  @Test
  void aGrabIsOneStepToBeUndone() {
    Body held = body(HEAD, Optional.empty(), at(0, 1, 0));
    Body free = body(HEAD, Optional.empty(), Optional.empty());
    assertThat(grab.ended(held, HEAD)).isEmpty();
    assertThat(grab.holding()).isTrue();
    Pose elsewhere = new Pose(new Vector3f(3, 1.6f, 0), 0, 0);
    assertThat(grab.ended(held, elsewhere)).isEmpty();
    assertThat(grab.ended(free, elsewhere)).contains(HEAD);
    assertThat(grab.holding()).isFalse();
  }
}
