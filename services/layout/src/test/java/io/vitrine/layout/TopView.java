package io.vitrine.layout;

import io.vitrine.protocol.Edge;
import io.vitrine.protocol.Layer;
import io.vitrine.protocol.Scene;
import io.vitrine.protocol.Vector3;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Draws a scene from above, for people who change the layout. */
public final class TopView {
  private TopView() {}

  /** All of it. */
  public static void draw(Scene scene, Path file, double pixelsPerMetre) throws IOException {
    double from = 2;
    double to = -5;
    for (SceneGeometry.Wall wall : SceneGeometry.walls(scene)) {
      from = Math.max(from, Math.max(wall.z0(), wall.z1()) + 2);
      to = Math.min(to, Math.min(wall.z0(), wall.z1()) - 5);
    }
    draw(scene, file, from, to, pixelsPerMetre);
  }

  /** What is between two places along the walk. */
  public static void draw(Scene scene, Path file, double fromZ, double toZ, double pixelsPerMetre)
      throws IOException {
    double half = 1;
    for (SceneGeometry.Wall wall : SceneGeometry.walls(scene)) {
      if (wall.z0() <= fromZ && wall.z0() >= toZ) {
        half = Math.max(half, Math.max(Math.abs(wall.x0()), Math.abs(wall.x1())) + 1);
      }
    }
    int width = (int) Math.ceil((fromZ - toZ) * pixelsPerMetre);
    int height = (int) Math.ceil(2 * half * pixelsPerMetre);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, width, height);
    g.translate(0, height / 2.0);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 9));
    g.setColor(new Color(0xEEEEEE));
    g.setStroke(new BasicStroke((float) (scene.getAisleWidth() * pixelsPerMetre)));
    List<Vector3> path = new ArrayList<>(scene.getPathList());
    if (path.isEmpty()) {
      path.add(scene.getEntry());
      path.add(scene.getEnd());
    }
    for (int i = 1; i < path.size(); i++) {
      Vector3 a = path.get(i - 1);
      Vector3 b = path.get(i);
      line(g, fromZ, pixelsPerMetre, a.getX(), a.getZ(), b.getX(), b.getZ());
    }
    for (Edge edge : scene.getEdgesList()) {
      List<SceneGeometry.Spot> curve = SceneGeometry.curve(edge.getPointsList());
      for (int i = 1; i < curve.size(); i++) {
        SceneGeometry.Spot a = curve.get(i - 1);
        SceneGeometry.Spot b = curve.get(i);
        g.setColor(a.y() > 2.5 ? new Color(0xD04040) : new Color(0x4070D0));
        g.setStroke(new BasicStroke(1));
        line(g, fromZ, pixelsPerMetre, a.x(), a.z(), b.x(), b.z());
      }
    }
    for (SceneGeometry.Wall wall : SceneGeometry.walls(scene)) {
      g.setColor(Color.BLACK);
      g.setStroke(new BasicStroke((float) (1 + 2 * (wall.top() - wall.bottom()))));
      line(g, fromZ, pixelsPerMetre, wall.x0(), wall.z0(), wall.x1(), wall.z1());
    }
    g.setColor(new Color(0x006000));
    g.setStroke(new BasicStroke(3));
    panel(g, fromZ, pixelsPerMetre, scene.getInputFrame(), scene.getInputFrameRight());
    panel(g, fromZ, pixelsPerMetre, scene.getResultsBoard(), scene.getResultsBoardRight());
    for (Layer layer : scene.getLayersList()) {
      g.drawString(
          layer.getTitle().split(" ")[0],
          (float) ((fromZ - layer.getLabel().getZ()) * pixelsPerMetre),
          (float) (layer.getLabel().getX() * pixelsPerMetre));
    }
    g.dispose();
    ImageIO.write(image, "png", file.toFile());
  }

  private static void panel(Graphics2D g, double fromZ, double scale, Vector3 at, Vector3 right) {
    line(
        g,
        fromZ,
        scale,
        at.getX() - right.getX(),
        at.getZ() - right.getZ(),
        at.getX() + right.getX(),
        at.getZ() + right.getZ());
  }

  private static void line(
      Graphics2D g, double fromZ, double scale, double x0, double z0, double x1, double z1) {
    g.draw(new Line2D.Double((fromZ - z0) * scale, x0 * scale, (fromZ - z1) * scale, x1 * scale));
  }
}
