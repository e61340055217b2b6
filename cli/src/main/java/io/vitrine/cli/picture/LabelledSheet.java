package io.vitrine.cli.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A contact sheet: a heading, then pictures in rows, each with its label under it. Small pictures
 * are enlarged by whole factors without smoothing, so that their pixels stay what they are.
 *
 * @param cell side of the square a picture is fitted into, in pixels
 * @param widest pictures in a row at most
 */
public record LabelledSheet(int cell, int widest) {
  private static final int GAP = 12;
  private static final int FONT = 14;
  private static final int LABEL = FONT + 8;
  private static final int HEADING = 2 * FONT + 10;
  private static final Color GROUND = new Color(0x14, 0x16, 0x1c);
  private static final Color WORDS = new Color(0xe8, 0xec, 0xf4);

  /** A picture and what is written under it. */
  public record Entry(BufferedImage picture, String label) {}

  /** Draws the sheet. */
  public BufferedImage draw(String heading, List<Entry> entries) {
    int columns = Math.max(1, Math.min(widest, (int) Math.ceil(Math.sqrt(1.6 * entries.size()))));
    int rows = (entries.size() + columns - 1) / columns;
    BufferedImage sheet =
        new BufferedImage(
            GAP + columns * (cell + GAP),
            HEADING + rows * (cell + LABEL + GAP) + GAP,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(GROUND);
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, FONT));
    graphics.setColor(WORDS);
    graphics.drawString(shortened(graphics, heading, sheet.getWidth() - 2 * GAP), GAP, FONT + GAP);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, FONT));
    for (int i = 0; i < entries.size(); i++) {
      int x = GAP + i % columns * (cell + GAP);
      int y = HEADING + i / columns * (cell + LABEL + GAP);
      draw(graphics, entries.get(i), x, y);
    }
    graphics.dispose();
    return sheet;
  }

  private void draw(Graphics2D graphics, Entry entry, int x, int y) {
    BufferedImage picture = entry.picture();
    double fitting = cell / (double) Math.max(picture.getWidth(), picture.getHeight());
    boolean enlarged = fitting >= 1;
    double zoom = enlarged ? Math.floor(fitting) : fitting;
    int width = (int) Math.max(1, Math.round(picture.getWidth() * zoom));
    int height = (int) Math.max(1, Math.round(picture.getHeight() * zoom));
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION,
        enlarged
            ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
            : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(
        picture, x + (cell - width) / 2, y + (cell - height) / 2, width, height, null);
    graphics.setColor(WORDS);
    String label = shortened(graphics, entry.label(), cell);
    int indent = (cell - graphics.getFontMetrics().stringWidth(label)) / 2;
    graphics.drawString(label, x + indent, y + cell + FONT + 4);
  }

  private static String shortened(Graphics2D graphics, String text, int width) {
    FontMetrics metrics = graphics.getFontMetrics();
    String fitting = text;
    while (fitting.length() > 1 && metrics.stringWidth(fitting) > width) {
      int cut = fitting.endsWith("…") ? 2 : 1;
      fitting = fitting.substring(0, fitting.length() - cut) + "…";
    }
    return fitting;
  }
}
