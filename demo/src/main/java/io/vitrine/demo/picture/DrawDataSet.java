package io.vitrine.demo.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Draws a data set, a folder for each class: {@code SET OUT_FOLDER}. {@code demo} are pictures that
 * no network learned from, {@code pair-train} those that the pair learned from.
 */
public final class DrawDataSet {
  private static final Map<String, Set> SETS =
      Map.of(
          "demo", new Set(new DrawnPictures(2), 512),
          "pair-train", new Set(new DrawnPictures(1), 2000));

  private record Set(DrawnPictures pictures, int size) {}

  private DrawDataSet() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2 || !SETS.containsKey(arguments[0])) {
      throw new IllegalArgumentException("usage: demo|pair-train OUT_FOLDER");
    }
    Set set = SETS.get(arguments[0]);
    Path folder = Path.of(arguments[1]);
    for (Subject subject : Subject.values()) {
      Files.createDirectories(folder.resolve(subject.label()));
    }
    ImageIO.setUseCache(false);
    IntStream.range(0, set.size()).parallel().forEach(i -> write(set.pictures().at(i), i, folder));
  }

  private static void write(DrawnPicture picture, int index, Path folder) {
    Path file =
        folder
            .resolve(picture.subject().label())
            .resolve(String.format(Locale.ROOT, "%05d.png", index));
    try {
      BufferedImage image = picture.image();
      if (!ImageIO.write(image, "png", file.toFile())) {
        throw new IOException("no PNG writer for " + file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
