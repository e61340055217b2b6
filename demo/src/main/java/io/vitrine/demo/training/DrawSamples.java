package io.vitrine.demo.training;

import io.vitrine.demo.picture.ContactSheet;
import io.vitrine.demo.picture.DrawnPicture;
import io.vitrine.demo.picture.DrawnPictures;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * Writes the sample pictures, four of each class, and a contact sheet with a row per class: {@code
 * OUT_FOLDER}.
 */
public final class DrawSamples {
  /** Seed of the samples: no network learns from them. */
  public static final long SAMPLE_PICTURES = 3;

  /** How many there are. */
  public static final int SAMPLES = 4 * DrawnPictures.CLASSES;

  private static final int SHEET_COLUMNS = 8;

  private DrawSamples() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      throw new IllegalArgumentException("usage: samples OUT_FOLDER");
    }
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    DrawnPictures set = new DrawnPictures(SAMPLE_PICTURES);
    for (int i = 0; i < SAMPLES; i++) {
      DrawnPicture picture = set.at(i);
      write(picture.image(), folder.resolve(fileName(picture, i)));
    }
    List<BufferedImage> sheet = new ArrayList<>();
    for (int subject = 0; subject < DrawnPictures.CLASSES; subject++) {
      for (int column = 0; column < SHEET_COLUMNS; column++) {
        sheet.add(set.at(subject + (long) column * DrawnPictures.CLASSES).image());
      }
    }
    write(ContactSheet.of(sheet, SHEET_COLUMNS, 1), folder.resolve("contact-sheet.png"));
  }

  /** {@code face-0.png} to {@code green-on-red-3.png}. */
  static String fileName(DrawnPicture picture, int index) {
    return String.format(
        Locale.ROOT,
        "%s-%d.png",
        picture.subject().label().replace(' ', '-'),
        index / DrawnPictures.CLASSES);
  }

  private static void write(BufferedImage image, Path file) throws IOException {
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException("no PNG writer for " + file);
    }
  }
}
