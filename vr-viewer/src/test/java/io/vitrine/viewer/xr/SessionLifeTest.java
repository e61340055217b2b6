package io.vitrine.viewer.xr;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.viewer.xr.SessionLife.Step;
import org.junit.jupiter.api.Test;

class SessionLifeTest {
  private final SessionLife life = new SessionLife();

  private void focus() {
    assertThat(life.reached(SessionState.IDLE)).isEqualTo(Step.NOTHING);
    assertThat(life.reached(SessionState.READY)).isEqualTo(Step.BEGIN);
    assertThat(life.reached(SessionState.SYNCHRONIZED)).isEqualTo(Step.NOTHING);
    assertThat(life.reached(SessionState.VISIBLE)).isEqualTo(Step.NOTHING);
    assertThat(life.reached(SessionState.FOCUSED)).isEqualTo(Step.NOTHING);
  }

  @Test
  void framesRunFromReadyToStoppingAndHandsOnlyWhileFocused() {
    assertThat(life.running()).isFalse();
    focus();
    assertThat(life.running()).isTrue();
    assertThat(life.hands()).isTrue();
    assertThat(life.reached(SessionState.VISIBLE)).isEqualTo(Step.NOTHING);
    assertThat(life.running()).isTrue();
    assertThat(life.hands()).isFalse();
    assertThat(life.reached(SessionState.STOPPING)).isEqualTo(Step.END);
    assertThat(life.running()).isFalse();
  }

  @Test
  void aHeadsetThatIsPutAwayCanBePutOnAgain() {
    focus();
    assertThat(life.reached(SessionState.STOPPING)).isEqualTo(Step.END);
    assertThat(life.reached(SessionState.IDLE)).isEqualTo(Step.NOTHING);
    assertThat(life.reached(SessionState.READY)).isEqualTo(Step.BEGIN);
    assertThat(life.running()).isTrue();
  }

  @Test
  void theRuntimesOwnMenuLeavesAndALossIsTriedAgain() {
    focus();
    assertThat(life.reached(SessionState.STOPPING)).isEqualTo(Step.END);
    assertThat(life.reached(SessionState.IDLE)).isEqualTo(Step.NOTHING);
    assertThat(life.reached(SessionState.EXITING)).isEqualTo(Step.LEAVE);
    life.lost();
    assertThat(life.state()).isEqualTo(SessionState.NONE);
    focus();
    assertThat(life.reached(SessionState.LOSS_PENDING)).isEqualTo(Step.RENEW);
    assertThat(life.running()).isFalse();
  }

  @Test
  void anEndIsAskedForOnceAndOnlyWhileFramesRun() {
    assertThat(life.askToLeave()).isFalse();
    life.lost();
    focus();
    assertThat(life.askToLeave()).isTrue();
    assertThat(life.askToLeave()).isFalse();
  }
}
