package io.vitrine.viewer.visit;

import io.vitrine.viewer.display.HandInput.Body;
import io.vitrine.viewer.scene.Pose;
import java.util.Optional;
import org.joml.Vector3f;
import org.joml.Vector3fc;

/**
 * The hall in the walker's hands: one hand pulls it along, two turn and scale it about them. What
 * is held stays under the hands; the ground stays level. Belongs to the render thread.
 */
final class WorldGrab {
  private Optional<Vector3fc> left = Optional.empty();
  private Optional<Vector3fc> right = Optional.empty();
  private Optional<Pose> from = Optional.empty();

  /** Whether a hand holds the hall. */
  boolean holding() {
    return from.isPresent();
  }

  /**
   * Follows the hands.
   *
   * @return where the head is to be, so that the hall follows; empty while no hand holds it
   */
  Optional<Pose> follow(Body body) {
    if (body.head().isEmpty()
        || body.left().isPresent() != left.isPresent()
        || body.right().isPresent() != right.isPresent()) {
      left = body.left();
      right = body.right();
      return Optional.empty();
    }
    Pose head = body.head().get();
    if (left.isPresent() && right.isPresent()) {
      return Optional.of(both(head, body.left().orElseThrow(), body.right().orElseThrow()));
    }
    if (left.isPresent()) {
      return Optional.of(pulled(head, left.get(), body.left().orElseThrow()));
    }
    return right.map(held -> pulled(head, held, body.right().orElseThrow()));
  }

  /**
   * Notes where the walker was when a hand took hold, until both have let go.
   *
   * @return that place, once they have
   */
  Optional<Pose> ended(Body body, Pose here) {
    boolean held = body.left().isPresent() || body.right().isPresent();
    if (held && from.isEmpty()) {
      from = Optional.of(here);
    } else if (!held && from.isPresent()) {
      Optional<Pose> began = from;
      from = Optional.empty();
      return began;
    }
    return Optional.empty();
  }

  private static Pose pulled(Pose head, Vector3fc held, Vector3fc hand) {
    Vector3f eye = new Vector3f(head.eye()).add(held).sub(hand);
    return new Pose(eye, head.yaw(), head.pitch(), head.scale());
  }

  private Pose both(Pose head, Vector3fc handLeft, Vector3fc handRight) {
    Vector3f held = new Vector3f(right.orElseThrow()).sub(left.orElseThrow());
    Vector3f hands = new Vector3f(handRight).sub(handLeft);
    float grown = hands.length() < 1e-4f ? 1 : held.length() / hands.length();
    float scale = Math.max(Walker.LEAST_SCALE, Math.min(Walker.MOST_SCALE, head.scale() * grown));
    grown = scale / head.scale();
    float turn = angle(held) - angle(hands);
    Vector3f middle = new Vector3f(handLeft).add(handRight).mul(0.5f);
    Vector3f eye =
        new Vector3f(head.eye())
            .sub(middle)
            .rotateY(turn)
            .mul(grown)
            .add(new Vector3f(left.orElseThrow()).add(right.orElseThrow()).mul(0.5f));
    return new Pose(eye, head.yaw() + turn, head.pitch(), scale);
  }

  /** Of a direction on the ground; turning by it about the upright axis is positive to the left. */
  private static float angle(Vector3f way) {
    return (float) Math.atan2(-way.z, way.x);
  }
}
