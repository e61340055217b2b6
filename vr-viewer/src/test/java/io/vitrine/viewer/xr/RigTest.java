package io.vitrine.viewer.xr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vitrine.viewer.scene.Pose;
import org.joml.Vector3f;
import org.joml.Vector3fc;
import org.junit.jupiter.api.Test;

class RigTest {
  private static final float EXACT = 1e-4f;

  private final Rig rig = new Rig();

  private static Place head(Vector3f at, float yaw, float pitch) {
    Place head = new Place();
    head.position.set(at);
    head.orientation.rotationY(yaw).rotateX(pitch);
    return head;
  }

  private static void near(Vector3fc one, Vector3fc other) {
    assertThat(one.distance(other)).isLessThan(EXACT);
  }

  @Test
  void theHeadComesToLieWhereItIsSent() {
    Place head = head(new Vector3f(0.3f, 1.7f, -0.2f), 0.4f, -0.3f);
    Pose wanted = new Pose(new Vector3f(5, 2, -7), -1.1f, -0.3f, 4);
    rig.place(wanted, head);
    Pose is = rig.pose(head);
    near(is.eye(), wanted.eye());
    assertThat(is.yaw()).isCloseTo(wanted.yaw(), within(EXACT));
    assertThat(is.pitch()).isCloseTo(-0.3f, within(EXACT));
    assertThat(is.scale()).isEqualTo(4);
  }

  @Test
  void aStepInTheRoomIsAStepInTheHallTimesItsScale() {
    Place head = head(new Vector3f(0, 1.6f, 0), 0, 0);
    rig.place(new Pose(new Vector3f(0, 16, 0), (float) Math.PI / 2, 0, 10), head);
    head.position.add(0, 0, -0.5f);
    near(rig.pose(head).eye(), new Vector3f(-5, 16, 0));
  }

  @Test
  void theViewLooksWhereTheEyeLooks() {
    Place eye = head(new Vector3f(0.2f, 1.5f, 0.1f), 0.7f, 0.2f);
    rig.place(new Pose(new Vector3f(1, 2, 3), 0.2f, 0.2f, 2), eye);
    Vector3f ahead = rig.turn(eye.way(new Vector3f())).mul(3).add(new Vector3f(1, 2, 3));
    near(rig.view(eye).transformPosition(ahead, new Vector3f()), new Vector3f(0, 0, -3));
  }

  @Test
  void whoLooksStraightUpStillHasAWay() {
    Place up = head(new Vector3f(), 0.8f, (float) Math.PI / 2);
    assertThat(up.yaw()).isCloseTo(0.8f, within(1e-3f));
    Place down = head(new Vector3f(), 0.8f, (float) -Math.PI / 2);
    assertThat(down.yaw()).isCloseTo(0.8f, within(1e-3f));
  }
}
