package io.vitrine.demo.picture;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * Paints simple shapes in the coordinates of a subject's square: -1 to 1, y down. Not thread-safe.
 */
final class Brush {
  private final Graphics2D graphics;

  Brush(Graphics2D graphics) {
    this.graphics = graphics;
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  void fill(Tone tone, Shape shape) {
    graphics.setColor(tone.color());
    graphics.fill(shape);
  }

  /** Draws a shape's outline with round ends; width in the square's units. */
  void stroke(Tone tone, double width, Shape shape) {
    graphics.setColor(tone.color());
    graphics.setStroke(
        new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(shape);
  }

  /** Paints only inside a shape from now on, in addition to earlier limits. */
  void clip(Shape shape) {
    graphics.clip(shape);
  }

  static Shape disc(double x, double y, double radius) {
    return ellipse(x, y, radius, radius);
  }

  static Shape ellipse(double x, double y, double radiusX, double radiusY) {
    return new Ellipse2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY);
  }

  static Shape box(double left, double top, double right, double bottom) {
    return new Rectangle2D.Double(left, top, right - left, bottom - top);
  }

  static Shape line(double x1, double y1, double x2, double y2) {
    return new Line2D.Double(x1, y1, x2, y2);
  }

  /** An open arc of a circle; degrees counter-clockwise from the right. */
  static Shape arc(double x, double y, double radius, double from, double extent) {
    return new Arc2D.Double(
        x - radius, y - radius, 2 * radius, 2 * radius, from, extent, Arc2D.OPEN);
  }

  /** A closed polygon of x, y pairs. */
  static Shape polygon(double... points) {
    Path2D path = path(points);
    path.closePath();
    return path;
  }

  /** An open line through x, y pairs. */
  static Path2D path(double... points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    return path;
  }
}
