package io.vitrine.demo.judge;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/** The two sheets: the puzzle, and the answered one. */
final class Sheets {
  private static final int SIDE = 128;
  private static final int SMALL = 96;
  private static final int GAP = 10;
  private static final int MARGIN = 44;
  private static final int LINE = 20;
  private static final Color GROUND = new Color(0x14, 0x16, 0x1c);
  private static final Color WORDS = new Color(0xe8, 0xec, 0xf4);

  private Sheets() {}

  /**
   * Visualizations numbered from 1, and below them the strongest pictures lettered from A in
   * another order.
   *
   * @param order for each letter the place of its channel in `candidates`
   */
  static BufferedImage puzzle(List<Candidate> candidates, List<Integer> order) {
    int columns = 8;
    int rows = (candidates.size() + columns - 1) / columns;
    int pictures = candidates.get(0).top().size();
    int groups = 2;
    int groupWidth = MARGIN + pictures * (SMALL + 2) + 2 * GAP;
    int numbered = rows * (SIDE + GAP + LINE);
    int lettered = (candidates.size() + groups - 1) / groups * (SMALL + GAP);
    int width = Math.max(groups * groupWidth, columns * (SIDE + MARGIN));
    BufferedImage sheet = blank(width + GAP, numbered + lettered + 4 * GAP);
    Graphics2D graphics = open(sheet);
    for (int i = 0; i < candidates.size(); i++) {
      int x = GAP + i % columns * (SIDE + MARGIN);
      int y = GAP + i / columns * (SIDE + GAP + LINE);
      graphics.drawImage(candidates.get(i).visualization(), x, y, SIDE, SIDE, null);
      graphics.drawString(Integer.toString(i + 1), x, y + SIDE + LINE - 4);
    }
    for (int letter = 0; letter < order.size(); letter++) {
      int x = GAP + letter % groups * groupWidth;
      int y = numbered + 3 * GAP + letter / groups * (SMALL + GAP);
      graphics.drawString(letter(letter), x, y + SMALL / 2);
      row(graphics, candidates.get(order.get(letter)).top(), x + MARGIN / 2, y);
    }
    graphics.dispose();
    return sheet;
  }

  /** Each visualization beside the strongest pictures of its channel, with the channel's values. */
  static BufferedImage answered(List<Candidate> candidates) {
    int pictures = candidates.get(0).top().size();
    int groups = 2;
    int groupWidth = SMALL + 2 * GAP + pictures * (SMALL + 2) + 2 * GAP;
    int height = SMALL + LINE + GAP;
    int rows = (candidates.size() + groups - 1) / groups;
    BufferedImage sheet = blank(groups * groupWidth + GAP, rows * height + GAP);
    Graphics2D graphics = open(sheet);
    for (int i = 0; i < candidates.size(); i++) {
      Candidate candidate = candidates.get(i);
      int x = GAP + i % groups * groupWidth;
      int y = GAP + i / groups * height;
      graphics.drawImage(candidate.visualization(), x, y, SMALL, SMALL, null);
      row(graphics, candidate.top(), x + SMALL + 2 * GAP, y);
      graphics.drawString(
          String.format(
              Locale.ROOT,
              "channel %d: %.2f; pictures %.2f to %.2f",
              candidate.channel(),
              candidate.value(),
              candidate.topValues().get(0),
              candidate.topValues().get(pictures - 1)),
          x,
          y + SMALL + LINE - 5);
    }
    graphics.dispose();
    return sheet;
  }

  static String letter(int index) {
    return Character.toString('A' + index);
  }

  private static void row(Graphics2D graphics, List<BufferedImage> pictures, int x, int y) {
    for (int i = 0; i < pictures.size(); i++) {
      graphics.drawImage(pictures.get(i), x + i * (SMALL + 2), y, SMALL, SMALL, null);
    }
  }

  private static BufferedImage blank(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
  }

  private static Graphics2D open(BufferedImage sheet) {
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(GROUND);
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
    graphics.setColor(WORDS);
    return graphics;
  }
}
