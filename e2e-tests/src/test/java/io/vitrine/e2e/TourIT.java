package io.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first minute of the demo network, frame by frame, through the whole cluster. */
class TourIT {
  private static final List<String> FRAMES =
      List.of(
          "01-before.png",
          "02-first-picture.png",
          "03-walk.png",
          "04-second-picture.png",
          "05-layer.png",
          "06-channel.png",
          "07-untrained.png",
          "08-half-trained.png",
          "09-trained.png");

  @Test
  void goesFromAFaceToAFishAndFromUntrainedToTrained(@TempDir Path folder) throws Exception {
    Vitrine vitrine = SharedCluster.get();
    Path demo = Path.of(System.getProperty("vitrine.home", ".."), "demo").toAbsolutePath();
    Path labels = demo.resolve("models/labels.txt");
    for (String percent : List.of("000", "040", "100")) {
      Path model = demo.resolve("models/demo-" + percent + ".onnx");
      vitrine
          .run("model", "add", model, "--name", "tour-" + percent, "--labels", labels)
          .succeeded();
    }
    // The samples are the demo's own: the model has the demo's labels.
    vitrine
        .run(
            "view",
            "tour-100",
            "--tour",
            "--display",
            "headless",
            "--out",
            folder.resolve("tour"),
            "--size",
            "960x540",
            "--checkpoint",
            "tour-000",
            "--checkpoint",
            "tour-040",
            "--checkpoint",
            "tour-100")
        .succeeded();
    try (Stream<Path> files = Files.list(folder.resolve("tour"))) {
      assertThat(files.map(file -> file.getFileName().toString()).sorted())
          .containsExactlyElementsOf(FRAMES);
    }
    long tiles = differing(folder, 1, 2);
    assertThat(tiles).as("pixels that a picture lights").isGreaterThan(960 * 540 / 20);
    assertThat(differing(folder, 2, 4)).as("pixels that follow").isGreaterThan(960 * 540 / 20);
    assertThat(differing(folder, 7, 9)).as("pixels that learn").isGreaterThan(960 * 540 / 50);
    assertThat(differing(folder, 4, 9)).as("the same picture through the same network").isZero();
  }

  private static long differing(Path folder, int one, int other) throws IOException {
    BufferedImage a = ImageIO.read(folder.resolve("tour").resolve(FRAMES.get(one - 1)).toFile());
    BufferedImage b = ImageIO.read(folder.resolve("tour").resolve(FRAMES.get(other - 1)).toFile());
    long differing = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        differing += a.getRGB(x, y) == b.getRGB(x, y) ? 0 : 1;
      }
    }
    return differing;
  }
}
