package io.vitrine.viewer.panel;

import io.vitrine.viewer.hand.Target;
import io.vitrine.viewer.panel.Panel.Area;
import io.vitrine.viewer.panel.Panel.Box;
import io.vitrine.viewer.panel.Panel.TileFigure;
import io.vitrine.viewer.render.View;
import io.vitrine.viewer.scene.Ray;
import io.vitrine.viewer.text.LabelPlanner;
import io.vitrine.viewer.text.Placement;
import java.util.Optional;
import org.joml.Vector3f;

/**
 * A panel and where it hangs.
 *
 * @param placement of its lower left corner; one unit of right and up is a capital
 * @param solid whether it stops the ray; marks and hints do not
 */
public record PlacedPanel(Panel panel, Placement placement, boolean solid) {
  /**
   * What of this panel a ray points at, if it meets the panel.
   *
   * @param snap an angle: a tile so near is meant where nothing is met exactly
   */
  public Optional<Target> aim(Ray ray, float snap) {
    if (!solid) {
      return Optional.empty();
    }
    float reach = (float) Math.tan(snap) * distance(ray) / placement.right().length();
    return meet(ray).map(place -> at(place, reach));
  }

  /** How far along a ray its plane is met, in metres. */
  public float distance(Ray ray) {
    return ray.toPlane(placement.origin(), new Vector3f(placement.right()).cross(placement.up()));
  }

  /** Where on the panel a ray meets it, in capitals. */
  private Optional<float[]> meet(Ray ray) {
    float distance = distance(ray);
    if (Float.isInfinite(distance)) {
      return Optional.empty();
    }
    Vector3f from = ray.at(distance).sub(placement.origin());
    float x = from.dot(placement.right()) / placement.right().lengthSquared();
    float y = from.dot(placement.up()) / placement.up().lengthSquared();
    boolean inside = x >= 0 && y >= 0 && x < panel.width() && y < panel.height();
    return inside ? Optional.of(new float[] {x, y}) : Optional.empty();
  }

  private Target at(float[] place, float reach) {
    float x = place[0];
    float y = place[1];
    for (int i = panel.areas().size() - 1; i >= 0; i--) {
      Area area = panel.areas().get(i);
      if (area.box().holds(x, y)) {
        Target.Button b = area.button();
        float along = (x - area.box().left()) / area.box().width();
        return new Target.Button(b.spot(), b.action(), b.argument(), b.hint(), along);
      }
    }
    Target found = new Target.Face();
    float nearest = reach;
    for (TileFigure figure : panel.tiles()) {
      float away = figure.box().away(x, y);
      if (away == 0 || away < nearest) {
        nearest = away;
        found = on(figure, x, y);
      }
    }
    return found;
  }

  private static Target on(TileFigure figure, float x, float y) {
    Box box = figure.box();
    float u = (x - box.left()) / box.width();
    float v = (box.top() - y) / box.height();
    return new Target.Tile(figure.layer(), figure.tile(), inside(u), inside(v));
  }

  private static float inside(float part) {
    return Math.max(0, Math.min(0.999999f, part));
  }

  /** What it covers of a picture, in pixels from its centre. */
  public LabelPlanner.Box covers(View view) {
    float left = Float.POSITIVE_INFINITY;
    float bottom = Float.POSITIVE_INFINITY;
    float right = Float.NEGATIVE_INFINITY;
    float top = Float.NEGATIVE_INFINITY;
    for (int corner = 0; corner < 4; corner++) {
      Vector3f p =
          new Vector3f(placement.origin())
              .fma((corner & 1) == 0 ? 0 : panel.width(), placement.right())
              .fma((corner & 2) == 0 ? 0 : panel.height(), placement.up());
      view.view().transformPosition(p);
      float depth = Math.max(0.05f, -p.z);
      float x = view.focal() * p.x / depth;
      float y = view.focal() * p.y / depth;
      left = Math.min(left, x);
      right = Math.max(right, x);
      bottom = Math.min(bottom, y);
      top = Math.max(top, y);
    }
    return new LabelPlanner.Box(left, bottom, right, top);
  }

  /** The box of what {@code target} is on this panel. */
  public Optional<Box> boxOf(Target target) {
    if (target instanceof Target.Button button) {
      return panel.areas().stream()
          .filter(
              area ->
                  area.button().action() == button.action()
                      && area.button().argument() == button.argument()
                      && area.button().spot() == button.spot())
          .map(Area::box)
          .findFirst();
    }
    if (target instanceof Target.Tile tile) {
      return panel.tiles().stream()
          .filter(figure -> figure.tile() == tile.tile())
          .map(TileFigure::box)
          .findFirst();
    }
    return Optional.empty();
  }
}
