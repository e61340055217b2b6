package io.vitrine.viewer.panel;

import io.vitrine.viewer.hand.Target;
import io.vitrine.viewer.scene.LayerView;
import io.vitrine.viewer.text.Sheet;
import java.util.List;

/**
 * A flat board. Lengths are in capitals: a small text's capital is 1 high; what that is in metres,
 * its placement says. The origin is the lower left corner. Immutable once written.
 */
public record Panel(
    Sheet sheet,
    float width,
    float height,
    List<Area> areas,
    List<Figure> figures,
    List<TileFigure> tiles) {

  /** A rectangle. */
  public record Box(float left, float bottom, float right, float top) {
    boolean holds(float x, float y) {
      return x >= left && x < right && y >= bottom && y < top;
    }

    /** How far a place is from it; 0 inside. */
    float away(float x, float y) {
      float aside = Math.max(0, Math.max(left - x, x - right));
      float above = Math.max(0, Math.max(bottom - y, y - top));
      return (float) Math.hypot(aside, above);
    }

    float width() {
      return right - left;
    }

    float height() {
      return top - bottom;
    }

    /** The largest box of an aspect (width by height) in the middle of this one. */
    Box fitting(float aspect) {
      float w = Math.min(width(), height() * aspect);
      float h = w / aspect;
      float x = (left + right) / 2;
      float y = (bottom + top) / 2;
      return new Box(x - w / 2, y - h / 2, x + w / 2, y + h / 2);
    }
  }

  /** A place that does something. */
  public record Area(Box box, Target.Button button) {}

  /**
   * A picture.
   *
   * @param slot of the gallery
   */
  public record Figure(Box box, int slot) {}

  /**
   * A tile of the hall, drawn here too.
   *
   * @param tile its number in the whole scene
   */
  public record TileFigure(Box box, LayerView layer, int tile) {}
}
