package io.vitrine.viewer.hand;

import io.vitrine.viewer.panel.PlacedPanel;
import io.vitrine.viewer.scene.Frame;
import io.vitrine.viewer.scene.Hall;
import io.vitrine.viewer.scene.LayerView;
import io.vitrine.viewer.scene.Ray;
import io.vitrine.viewer.scene.WingView;
import java.util.List;
import java.util.Optional;
import org.joml.Vector3f;
import org.joml.Vector3fc;

/** Finds what a ray points at: the front panel, else the nearest thing in the hall. */
public final class Picker {
  /** Tiles that look smaller are not picked singly. */
  public static final float LEAST_TILE = (float) Math.toRadians(1.5);

  /** So near a tile on a panel is meant, where nothing is met exactly. */
  public static final float SNAP = (float) Math.toRadians(0.75);

  /** How far away the ground can be pointed at, in metres, and in heights of the hand. */
  private static final float GROUND_REACH = 40;

  private static final float GROUND_REACH_HEIGHTS = 25;

  private static final Vector3fc UP = new Vector3f(0, 1, 0);
  private static final Vector3fc ORIGIN = new Vector3f();

  private final Hall hall;
  private float distance;

  public Picker(Hall hall) {
    this.hall = hall;
  }

  /**
   * What the ray meets first.
   *
   * @param panels in the order they are drawn: the last one lies in front
   */
  public Target aim(Ray ray, List<PlacedPanel> panels) {
    for (int i = panels.size() - 1; i >= 0; i--) {
      Optional<Target> target = panels.get(i).aim(ray, SNAP);
      if (target.isPresent()) {
        distance = panels.get(i).distance(ray);
        return target.get();
      }
    }
    return inTheHall(ray);
  }

  /** How far away the last thing was that was pointed at, in metres; infinite: there was none. */
  public float distance() {
    return distance;
  }

  private Target inTheHall(Ray ray) {
    float nearest = Float.POSITIVE_INFINITY;
    Optional<WingView> wing = Optional.empty();
    for (WingView candidate : hall.wings()) {
      float distance = candidate.distance(ray);
      if (distance < nearest) {
        nearest = distance;
        wing = Optional.of(candidate);
      }
    }
    float frame = hall.inputFrame().map(f -> distance(f, ray)).orElse(Float.POSITIVE_INFINITY);
    if (frame < nearest) {
      distance = frame;
      return new Target.InputFrame();
    }
    float ground = ray.toPlane(ORIGIN, UP);
    distance = Math.min(ground, nearest);
    if (ground < nearest) {
      float reach = Math.max(GROUND_REACH, GROUND_REACH_HEIGHTS * ray.origin().y());
      return ground <= reach ? new Target.Ground(ray.at(ground)) : new Target.Nothing();
    }
    float far = nearest;
    return wing.map(hit -> onWing(hit, ray, far)).orElseGet(Target.Nothing::new);
  }

  private Target onWing(WingView wing, Ray ray, float distance) {
    LayerView layer = hall.layers().get(wing.layer());
    float side = Math.min(wing.right().length(), wing.down().length());
    Vector3f point = ray.at(distance);
    int place = wing.placeOf(point);
    if (side / distance < LEAST_TILE || place < 0) {
      return new Target.Layer(layer);
    }
    Vector3f inTile = point.sub(wing.centre(place));
    float u = inTile.dot(wing.right()) / wing.right().lengthSquared() + 0.5f;
    float v = inTile.dot(wing.down()) / wing.down().lengthSquared() + 0.5f;
    return new Target.Tile(layer, wing.firstTile() + place, clamp(u), clamp(v));
  }

  private static float clamp(float part) {
    return Math.max(0, Math.min(0.999999f, part));
  }

  private static float distance(Frame frame, Ray ray) {
    float distance = ray.toPlane(frame.centre(), frame.facing());
    if (Float.isInfinite(distance)) {
      return distance;
    }
    Vector3f point = ray.at(distance).sub(frame.centre());
    boolean inside =
        Math.abs(point.dot(frame.right())) <= frame.right().lengthSquared()
            && Math.abs(point.dot(frame.up())) <= frame.up().lengthSquared();
    return inside ? distance : Float.POSITIVE_INFINITY;
  }
}
