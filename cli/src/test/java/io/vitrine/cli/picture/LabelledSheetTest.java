package io.vitrine.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelledSheetTest {
  private static final int MAGENTA = 0xffff00ff;
  private static final LabelledSheet SHEET = new LabelledSheet(128, 128, 4);

  @Test
  void everyPictureKeepsItsPixels() {
    BufferedImage sheet = SHEET.draw("heading", entries(5, 64));
    // Each pixel becomes 2 x 2.
    assertThat(count(sheet, MAGENTA)).isEqualTo(5 * 128 * 128);
    assertThat(sheet.getWidth()).isLessThanOrEqualTo(4 * 140 + 12);
  }

  @Test
  void pictureLargerThanTheirCellShrink() {
    assertThat(count(SHEET.draw("heading", entries(1, 512)), MAGENTA)).isEqualTo(128 * 128);
  }

  @Test
  void labelsAreWritten() {
    List<LabelledSheet.Entry> bare = entries(2, 64);
    List<LabelledSheet.Entry> labelled =
        bare.stream().map(entry -> new LabelledSheet.Entry(entry.picture(), "17")).toList();
    BufferedImage without = SHEET.draw("", bare);
    BufferedImage with = SHEET.draw("", labelled);
    assertThat(with.getHeight()).isEqualTo(without.getHeight());
    assertThat(bright(with)).isGreaterThan(bright(without) + 20);
  }

  private static List<LabelledSheet.Entry> entries(int count, int side) {
    List<LabelledSheet.Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          picture.setRGB(x, y, MAGENTA);
        }
      }
      entries.add(new LabelledSheet.Entry(picture, ""));
    }
    return entries;
  }

  private static int count(BufferedImage image, int colour) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += image.getRGB(x, y) == colour ? 1 : 0;
      }
    }
    return count;
  }

  /** Pixels in the colour of words; the pictures have no green. */
  private static int bright(BufferedImage image) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += (image.getRGB(x, y) >> 8 & 0xff) > 0xa0 ? 1 : 0;
      }
    }
    return count;
  }
}
