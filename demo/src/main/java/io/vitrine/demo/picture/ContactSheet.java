package io.vitrine.demo.picture;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/** Pictures side by side on one sheet. */
public final class ContactSheet {
  private static final int GAP = 4;

  private ContactSheet() {}

  /**
   * Lays pictures out row by row, left to right.
   *
   * @param pictures all of one size, at least one
   * @param columns pictures per row
   * @param zoom whole factor each is enlarged by, without smoothing
   */
  public static BufferedImage of(List<BufferedImage> pictures, int columns, int zoom) {
    int width = pictures.get(0).getWidth() * zoom;
    int height = pictures.get(0).getHeight() * zoom;
    int rows = (pictures.size() + columns - 1) / columns;
    BufferedImage sheet =
        new BufferedImage(
            columns * (width + GAP) + GAP, rows * (height + GAP) + GAP, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    for (int i = 0; i < pictures.size(); i++) {
      int x = GAP + i % columns * (width + GAP);
      int y = GAP + i / columns * (height + GAP);
      graphics.drawImage(pictures.get(i), x, y, width, height, null);
    }
    graphics.dispose();
    return sheet;
  }
}
