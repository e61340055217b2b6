package io.vitrine.viewer.xr;

import io.vitrine.viewer.action.ControllerButton;
import io.vitrine.viewer.action.Device;
import io.vitrine.viewer.display.Gesture;
import io.vitrine.viewer.display.HandInput;
import io.vitrine.viewer.display.HandInput.Body;
import io.vitrine.viewer.display.HandInput.Motion;
import io.vitrine.viewer.display.HandInput.Swing;
import io.vitrine.viewer.scene.Pose;
import io.vitrine.viewer.scene.Ray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.joml.Vector3fc;

/**
 * What two tracked hands mean. The hand whose trigger was pulled last points; its stick turns, the
 * other one's walks.
 */
final class HeadsetHands {
  /** A trigger means where the hand pointed so long before. */
  private static final long BEFORE_TRIGGER = TimeUnit.MILLISECONDS.toNanos(50);

  private static final float STICK_ON = 0.7f;
  private static final float STICK_OFF = 0.4f;

  private static final class Hand {
    private final Pointer pointer = new Pointer();
    private boolean trigger;
    private boolean first;
    private boolean second;
  }

  private final HeadsetSettings settings;
  private final Hand[] hands = {new Hand(), new Hand()};
  private int pointing;
  private boolean turned;

  HeadsetHands(HeadsetSettings settings) {
    this.settings = settings;
    pointing = settings.leftHanded() ? Moment.LEFT : Moment.RIGHT;
  }

  /** Number of the hand that points. */
  int pointing() {
    return pointing;
  }

  Pointer pointer(int hand) {
    return hands[hand].pointer;
  }

  /**
   * What was done up to a moment.
   *
   * @param head where it is in the hall; empty while it is not tracked
   */
  HandInput at(Moment moment, Rig rig, Optional<Pose> head) {
    List<Gesture> gestures = new ArrayList<>(2);
    for (int i = 0; i < hands.length; i++) {
      follow(i, moment, rig, gestures);
    }
    boolean there = moment.hands[pointing].tracked;
    Pointer pointer = hands[pointing].pointer;
    Optional<Ray> ray =
        there ? Optional.of(rig.ray(pointer.origin(), pointer.way())) : Optional.empty();
    return new HandInput(
        Device.RAY,
        ray,
        gestures,
        motion(moment, gestures),
        Swing.NONE,
        false,
        true,
        new Body(head, held(moment, rig, Moment.LEFT), held(moment, rig, Moment.RIGHT)));
  }

  private void follow(int number, Moment moment, Rig rig, List<Gesture> gestures) {
    Hand hand = hands[number];
    Moment.Hand now = moment.hands[number];
    if (now.tracked) {
      hand.pointer.follow(now.aim, moment.nanos);
    } else {
      hand.pointer.reset();
    }
    if (now.trigger != hand.trigger && now.tracked) {
      hand.trigger = now.trigger;
      if (now.trigger) {
        letGo(1 - number, rig, gestures);
        pointing = number;
      }
      if (number == pointing) {
        int memory = hand.pointer.at(moment.nanos - BEFORE_TRIGGER);
        Ray ray = rig.ray(hand.pointer.origin(memory), hand.pointer.way(memory));
        gestures.add(new Gesture.Trigger(now.trigger, ray));
      }
    }
    if (now.first && !hand.first) {
      gestures.add(new Gesture.Pushed(ControllerButton.FIRST));
    }
    if (now.second && !hand.second) {
      gestures.add(new Gesture.Pushed(ControllerButton.SECOND));
    }
    hand.first = now.first;
    hand.second = now.second;
  }

  /** One hand at a time: what the other one began ends where it points. */
  private void letGo(int other, Rig rig, List<Gesture> gestures) {
    Hand hand = hands[other];
    if (other == pointing && hand.trigger) {
      hand.trigger = false;
      gestures.add(new Gesture.Trigger(false, rig.ray(hand.pointer.origin(), hand.pointer.way())));
    }
  }

  private Motion motion(Moment moment, List<Gesture> gestures) {
    float turn = moment.hands[pointing].stickX;
    if (!turned && Math.abs(turn) > STICK_ON) {
      turned = true;
      if (!settings.smoothTurn()) {
        gestures.add(new Gesture.Turned(turn > 0 ? 1 : -1));
      }
    } else if (Math.abs(turn) < STICK_OFF) {
      turned = false;
    }
    float left = turned && settings.smoothTurn() ? -Math.signum(turn) : 0;
    Moment.Hand walking = moment.hands[1 - pointing];
    float length = (float) Math.hypot(walking.stickX, walking.stickY);
    if (length < STICK_OFF) {
      return left == 0 ? Motion.STILL : new Motion(0, 0, 0, left, 0, false);
    }
    // At one speed: what accelerates makes sick.
    return new Motion(walking.stickX / length, 0, walking.stickY / length, left, 0, false);
  }

  private static Optional<Vector3fc> held(Moment moment, Rig rig, int number) {
    Moment.Hand hand = moment.hands[number];
    return hand.tracked && hand.squeeze
        ? Optional.of(rig.toHall(hand.grip.position))
        : Optional.empty();
  }
}
