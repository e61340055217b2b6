package io.vitrine.viewer.panel;

import io.vitrine.viewer.render.View;
import io.vitrine.viewer.text.Placement;
import org.joml.Matrix4f;
import org.joml.Vector3f;

/**
 * Places for panels in front of the eye, facing it, so large that a capital is at least 40 minutes
 * of arc and 12 pixels high; panels that are taller than the picture are shrunk to fit.
 */
public final class Docks {
  /** From the eye to the panels, in metres of the walker's own. */
  private static final float DISTANCE = 1.0f;

  private static final float LEAST_PX = 12;
  private static final float LEAST_SLOPE = (float) Math.tan(Math.toRadians(40.0 / 60));
  private static final float MARGIN = 0.025f;
  private static final float MOST_OF_HEIGHT = 0.94f;

  private final View view;
  private final Vector3f eye;
  private final Vector3f right;
  private final Vector3f up;
  private final Vector3f forward;

  public Docks(View view) {
    this.view = view;
    Matrix4f back = view.view().invertAffine(new Matrix4f());
    eye = back.getTranslation(new Vector3f());
    right = back.transformDirection(new Vector3f(1, 0, 0));
    up = back.transformDirection(new Vector3f(0, 1, 0));
    forward = back.transformDirection(new Vector3f(0, 0, -1));
  }

  /** Slope of a capital of small text. */
  float capital() {
    return Math.max(LEAST_SLOPE, LEAST_PX / view.focal());
  }

  /**
   * A panel at a place of the picture.
   *
   * @param across -1 = the left edge, 0 = the middle, 1 = the right edge
   * @param upwards -1 = the lower edge, 1 = the upper edge
   */
  public PlacedPanel at(float across, float upwards, Panel panel) {
    float unit = unit(panel);
    float halfWidth = view.slopeRight() - panel.width() * unit / 2 - MARGIN;
    float halfHeight = view.slopeUp() - panel.height() * unit / 2 - MARGIN;
    return about(across * Math.max(0, halfWidth), upwards * Math.max(0, halfHeight), panel, unit);
  }

  private float unit(Panel panel) {
    float tall = 2 * view.slopeUp() * MOST_OF_HEIGHT / panel.height();
    float wide = 2 * view.slopeRight() * MOST_OF_HEIGHT / panel.width();
    return Math.min(capital(), Math.min(tall, wide));
  }

  /** Whether two panels fit into one row. */
  public boolean fitBeside(Panel one, Panel other) {
    float wide = one.width() * unit(one) + other.width() * unit(other) + 3 * MARGIN;
    return wide <= 2 * view.slopeRight();
  }

  /** Beside a point of the hall, kept inside of the picture. */
  public PlacedPanel beside(Vector3f point, Panel panel) {
    float unit = unit(panel);
    Vector3f p = view.view().transformPosition(point, new Vector3f());
    float depth = Math.max(0.05f, -p.z);
    float w = panel.width() * unit;
    float h = panel.height() * unit;
    float x = p.x / depth + w / 2 + 1.4f * unit;
    float y = p.y / depth - h / 2 - 1.4f * unit;
    float mostX = view.slopeRight() - w / 2;
    float mostY = view.slopeUp() - h / 2;
    if (x > mostX) {
      x = p.x / depth - w / 2 - 1.4f * unit;
    }
    if (y < -mostY) {
      y = p.y / depth + h / 2 + 1.4f * unit;
    }
    return about(x, y, panel, unit, false);
  }

  private PlacedPanel about(float x, float y, Panel panel, float unit) {
    return about(x, y, panel, unit, true);
  }

  private PlacedPanel about(float x, float y, Panel panel, float unit, boolean solid) {
    float w = panel.width() * unit;
    float h = panel.height() * unit;
    float distance = DISTANCE * view.scale();
    Vector3f origin =
        new Vector3f(eye)
            .fma(distance, forward)
            .fma((x - w / 2) * distance, right)
            .fma((y - h / 2) * distance, up);
    float metres = unit * distance;
    return new PlacedPanel(
        panel,
        new Placement(origin, new Vector3f(right).mul(metres), new Vector3f(up).mul(metres), 1),
        solid);
  }
}
