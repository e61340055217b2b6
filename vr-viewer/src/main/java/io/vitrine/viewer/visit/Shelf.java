package io.vitrine.viewer.visit;

import io.vitrine.protocol.FileReference;
import io.vitrine.viewer.ViewerException;
import io.vitrine.viewer.client.GatewayClient;
import io.vitrine.viewer.errand.Errands;
import io.vitrine.viewer.panel.ShelfPanel;
import io.vitrine.viewer.render.Gallery;
import io.vitrine.viewer.render.PreparedPicture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** The sample pictures: read, scaled down and uploaded beside the drawing. */
public final class Shelf implements AutoCloseable {
  private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg", ".webp", ".bmp");

  private static final class Sample {
    private final Path file;
    private Optional<FileReference> stored = Optional.empty();

    Sample(Path file) {
      this.file = file;
    }
  }

  private final GatewayClient client;
  private final Errands errands;
  private final Gallery gallery;
  private final List<Sample> samples = new ArrayList<>();
  private Optional<Path> own = Optional.empty();

  Shelf(GatewayClient client, Errands errands, Gallery gallery) {
    this.client = client;
    this.errands = errands;
    this.gallery = gallery;
  }

  /**
   * The pictures of a folder in order of their names, at most as many as the panel takes; contact
   * sheets are none.
   *
   * @throws IOException if the folder cannot be read
   */
  public static List<Path> pictures(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Shelf::isPicture)
          .sorted()
          .filter(file -> !file.getFileName().toString().contains("contact-sheet"))
          .limit(ShelfPanel.MOST)
          .toList();
    }
  }

  private static boolean isPicture(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Files.isRegularFile(file) && ENDINGS.stream().anyMatch(name::endsWith);
  }

  /**
   * Puts a picture on the shelf.
   *
   * @return its number; that of the same file, if it stands there
   */
  int add(Path file) {
    for (int i = 0; i < samples.size(); i++) {
      if (samples.get(i).file.equals(file)) {
        return i;
      }
    }
    int number = samples.size();
    samples.add(new Sample(file));
    errands.start(
        () -> PreparedPicture.of(read(file)),
        picture -> gallery.take(key(number), picture),
        error -> {
          // A file that is no picture is refused by the gateway, in words, when it is put in.
        });
    return number;
  }

  private static BufferedImage read(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    if (image == null) {
      throw new ViewerException(file + " is no picture that can be shown.");
    }
    return image;
  }

  /**
   * Puts a picture that is no file yet on the shelf. Its file lives as long as the shelf.
   *
   * @return its number
   */
  int add(String name, BufferedImage image) throws IOException {
    if (own.isEmpty()) {
      own = Optional.of(Files.createTempDirectory("vitrine-shelf"));
    }
    Path file = own.get().resolve(name.replaceAll("[^A-Za-z0-9._-]", "_") + ".png");
    // Of another input it is another picture.
    for (int i = 1; Files.exists(file); i++) {
      file = own.get().resolve(name.replaceAll("[^A-Za-z0-9._-]", "_") + "-" + i + ".png");
    }
    ImageIO.write(image, "png", file.toFile());
    return add(file);
  }

  /** Has {@code then} called with the picture as the gateway knows it, once it does. */
  void store(int number, Consumer<FileReference> then, Consumer<Exception> failed) {
    Sample sample = samples.get(number);
    if (sample.stored.isPresent()) {
      then.accept(sample.stored.get());
      return;
    }
    errands.start(
        () -> client.put(sample.file),
        reference -> {
          sample.stored = Optional.of(reference);
          then.accept(reference);
        },
        failed);
  }

  /** Forgets what the gateway knows: it may be another one now. */
  void forget() {
    samples.forEach(sample -> sample.stored = Optional.empty());
  }

  int size() {
    return samples.size();
  }

  Path file(int number) {
    return samples.get(number).file;
  }

  String name(int number) {
    String file = samples.get(number).file.getFileName().toString();
    int dot = file.lastIndexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }

  /** The gallery's name of a picture. */
  static String key(int number) {
    return "sample/" + number;
  }

  /** The last pictures, as many as the panel takes. */
  List<ShelfPanel.Choice> choices() {
    List<ShelfPanel.Choice> choices = new ArrayList<>();
    for (int i = Math.max(0, samples.size() - ShelfPanel.MOST); i < samples.size(); i++) {
      choices.add(new ShelfPanel.Choice(i, name(i), gallery.slot(key(i)), gallery.aspect(key(i))));
    }
    return choices;
  }

  /** Removes the files that are its own. */
  @Override
  public void close() {
    if (own.isEmpty()) {
      return;
    }
    for (Sample sample : samples) {
      if (own.get().equals(sample.file.getParent())) {
        delete(sample.file);
      }
    }
    delete(own.get());
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // In the system's folder for temporary files: what stays there harms nobody.
    }
  }
}
