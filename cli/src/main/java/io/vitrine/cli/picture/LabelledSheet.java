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
 * @param width of the box a picture is fitted into, in pixels
 * @param height likewise
 * @param widest pictures in a row at most
 */
public record LabelledSheet(int width, int height, int widest) {
  /** Rows to columns, so that a sheet is about as wide as a screen. */
  private static final double SHAPE = 1.6;

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
    double square = Math.sqrt(SHAPE * entries.size() * height / width);
    int columns = Math.max(1, Math.min(Math.min(widest, entries.size()), (int) Math.ceil(square)));
    int rows = (entries.size() + columns - 1) / columns;
    BufferedImage sheet =
        new BufferedImage(
            GAP + columns * (width + GAP),
            HEADING + rows * (height + LABEL + GAP) + GAP,
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
      int x = GAP + i % columns * (width + GAP);
      int y = HEADING + i / columns * (height + LABEL + GAP);
      draw(graphics, entries.get(i), x, y);
    }
    graphics.dispose();
    return sheet;
  }

  private void draw(Graphics2D graphics, Entry entry, int x, int y) {
    BufferedImage picture = fitted(entry.picture());
    graphics.drawImage(
        picture,
        x + (width - picture.getWidth()) / 2,
        y + (height - picture.getHeight()) / 2,
        null);
    String label = shortened(graphics, entry.label(), width);
    int indent = (width - graphics.getFontMetrics().stringWidth(label)) / 2;
    graphics.drawString(label, x + indent, y + height + FONT + 4);
  }

  private BufferedImage fitted(BufferedImage picture) {
    double zoom =
        Math.min(width / (double) picture.getWidth(), height / (double) picture.getHeight());
    if (zoom >= 1) {
      int factor = (int) zoom;
      return scaled(
          picture,
          picture.getWidth() * factor,
          picture.getHeight() * factor,
          RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    }
    BufferedImage smaller = picture;
    int toWidth = (int) Math.max(1, Math.round(picture.getWidth() * zoom));
    int toHeight = (int) Math.max(1, Math.round(picture.getHeight() * zoom));
    // By halves, so that every pixel counts.
    while (smaller.getWidth() > toWidth || smaller.getHeight() > toHeight) {
      smaller =
          scaled(
              smaller,
              Math.max(toWidth, smaller.getWidth() / 2),
              Math.max(toHeight, smaller.getHeight() / 2),
              RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    }
    return smaller;
  }

  private static BufferedImage scaled(BufferedImage picture, int width, int height, Object how) {
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = scaled.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, how);
    graphics.drawImage(picture, 0, 0, width, height, null);
    graphics.dispose();
    return scaled;
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
