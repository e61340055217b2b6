package io.vitrine.viewer.visit;

import io.vitrine.viewer.display.HandInput.Motion;
import io.vitrine.viewer.scene.Pose;
import java.util.Optional;
import org.joml.Vector3f;

/** Where the walker stands and looks. Moves only as told. */
final class Walker {
  /** Least height of the eye above the ground. */
  private static final float LEAST_HEIGHT = 0.4f;

  /** Walking pace, and in a hurry, in metres per second. */
  private static final float PACE = 2.2f;

  private static final float HURRY = 8;

  /** Radians per second with the arrow keys. */
  private static final float TURN = 1.2f;

  private static final float MOST_PITCH = (float) Math.toRadians(88);

  /** The hall can be shrunk to a hundredth, and grown ten times. */
  static final float MOST_SCALE = 100;

  static final float LEAST_SCALE = 0.1f;

  private record Glide(Pose from, Pose to, float seconds) {}

  private Pose pose;
  private Optional<Glide> glide = Optional.empty();
  private float glided;

  Walker(Pose pose) {
    this.pose = pose;
  }

  Pose pose() {
    return pose;
  }

  /** Where the walker will be. */
  Pose goal() {
    return glide.map(Glide::to).orElse(pose);
  }

  /** Whether the walker is on the way to somewhere. */
  boolean gliding() {
    return glide.isPresent();
  }

  void glideTo(Pose to, float seconds) {
    if (seconds <= 0) {
      glide = Optional.empty();
      pose = to;
      return;
    }
    glide = Optional.of(new Glide(pose, to, seconds));
    glided = 0;
  }

  /** Turns the eye by angles in radians, to the left and upwards. */
  void turn(float left, float up) {
    glide = Optional.empty();
    float pitch = Math.max(-MOST_PITCH, Math.min(MOST_PITCH, pose.pitch() + up));
    pose = new Pose(pose.eye(), wrapped(pose.yaw() + left), pitch, pose.scale());
  }

  /** The walker's own steps and looks, as they are tracked. */
  void isAt(Pose tracked) {
    if (glide.isEmpty()) {
      pose = tracked;
    }
  }

  /** Rises or sinks by metres. */
  void rise(float metres) {
    glide = Optional.empty();
    moveTo(new Vector3f(pose.eye()).add(0, metres * pose.scale(), 0));
  }

  /**
   * Moves on.
   *
   * @return whether anything moved
   */
  boolean step(Motion motion, float seconds) {
    if (motion.moves()) {
      glide = Optional.empty();
      turn(motion.turn() * TURN * seconds, motion.nod() * TURN * seconds);
      float pace = (motion.fast() ? HURRY : PACE) * pose.scale() * seconds;
      float sin = (float) Math.sin(pose.yaw());
      float cos = (float) Math.cos(pose.yaw());
      float right = motion.right();
      float forward = motion.forward();
      float length = Math.max(1, (float) Math.hypot(right, forward));
      Vector3f eye = new Vector3f(pose.eye());
      eye.x += (right * cos - forward * sin) / length * pace;
      eye.z += (-right * sin - forward * cos) / length * pace;
      eye.y += motion.up() * pace;
      moveTo(eye);
      return true;
    }
    if (glide.isEmpty()) {
      return false;
    }
    along(glide.get(), seconds);
    return true;
  }

  private void along(Glide way, float seconds) {
    glided += seconds;
    float t = Math.min(1, glided / way.seconds());
    float s = t * t * (3 - 2 * t);
    if (t >= 1) {
      pose = way.to();
      glide = Optional.empty();
      return;
    }
    float turn = wrapped(way.to().yaw() - way.from().yaw());
    pose =
        new Pose(
            new Vector3f(way.from().eye()).lerp(way.to().eye(), s),
            wrapped(way.from().yaw() + turn * s),
            way.from().pitch() + (way.to().pitch() - way.from().pitch()) * s,
            way.from().scale() + (way.to().scale() - way.from().scale()) * s);
  }

  private void moveTo(Vector3f eye) {
    eye.y = Math.max(LEAST_HEIGHT * pose.scale(), eye.y);
    pose = new Pose(eye, pose.yaw(), pose.pitch(), pose.scale());
  }

  private static float wrapped(float angle) {
    float full = (float) (2 * Math.PI);
    float turned = angle % full;
    return turned > Math.PI ? turned - full : turned < -Math.PI ? turned + full : turned;
  }
}
