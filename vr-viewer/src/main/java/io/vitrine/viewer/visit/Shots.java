package io.vitrine.viewer.visit;

import io.vitrine.viewer.Picture;
import io.vitrine.viewer.ViewerException;
import io.vitrine.viewer.display.Display;
import io.vitrine.viewer.errand.Errands;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Screenshots, and what there is to say for a moment. */
final class Shots {
  private static final long SAID_NANOS = TimeUnit.SECONDS.toNanos(6);

  private final Path folder;
  private final Display display;
  private final Errands errands;
  private Optional<String> said = Optional.empty();
  private long saidUntil;

  Shots(Path folder, Display display, Errands errands) {
    this.folder = folder;
    this.display = display;
    this.errands = errands;
  }

  /** Writes the last frame beside the drawing, under the first free name, and says where. */
  void take() {
    BufferedImage image = Picture.of(display);
    errands.start(
        () -> write(image),
        file -> say("Written: " + file),
        error -> say("No screenshot: " + error.getMessage()));
  }

  private Path write(BufferedImage image) throws IOException {
    Files.createDirectories(folder);
    for (int i = 1; i < 10_000; i++) {
      Path file = folder.resolve("vitrine-" + i + ".png");
      if (Files.notExists(file)) {
        Picture.write(image, file);
        return file;
      }
    }
    throw new ViewerException(folder + " is full of screenshots.");
  }

  /** Says something for some seconds. */
  void say(String text) {
    said = Optional.of(text);
    saidUntil = System.nanoTime() + SAID_NANOS;
  }

  void hush() {
    said = Optional.empty();
  }

  Optional<String> said() {
    return said;
  }

  /**
   * Lets time pass.
   *
   * @return whether something is said no more
   */
  boolean step() {
    if (said.isPresent() && System.nanoTime() > saidUntil) {
      said = Optional.empty();
      return true;
    }
    return false;
  }
}
