package io.vitrine.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.viewer.fixture.DrawnGateway;
import io.vitrine.viewer.fixture.DrawnNetwork;
import io.vitrine.viewer.fixture.Screen;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first minute as key frames, against a gateway over a real port. */
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

  private final Path folder;

  TourIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeAll
  static void openGl() {
    Screen.needed();
  }

  private void picture(String name, Color colour) throws IOException {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(0, 0, 64, 64);
    graphics.setColor(Color.WHITE);
    graphics.fillOval(10, 10, 40, 40);
    graphics.dispose();
    Files.createDirectories(folder.resolve("samples"));
    ImageIO.write(image, "png", folder.resolve("samples").resolve(name).toFile());
  }

  private int tour(DrawnGateway gateway, ByteArrayOutputStream errors, String... more)
      throws IOException {
    picture("apple.png", Color.GREEN);
    picture("face-0.png", Color.RED);
    picture("fish-0.png", Color.BLUE);
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of(
                "--gateway",
                gateway.url(),
                "--model",
                "drawn",
                "--samples",
                folder.resolve("samples").toString(),
                "--display",
                "headless",
                "--tour",
                "--out",
                folder.resolve("frames").toString(),
                "--size",
                "960x540"));
    arguments.addAll(List.of(more));
    PrintStream before = System.err;
    System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    try {
      return Main.run(arguments.toArray(String[]::new));
    } finally {
      System.setErr(before);
    }
  }

  private BufferedImage frame(int number) throws IOException {
    return ImageIO.read(folder.resolve("frames").resolve(FRAMES.get(number - 1)).toFile());
  }

  private static long pixels(BufferedImage image, int red, int green, int blue) {
    int[] all = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return Arrays.stream(all)
        .filter(
            rgb ->
                Math.abs((rgb >> 16 & 255) - red) < 16
                    && Math.abs((rgb >> 8 & 255) - green) < 16
                    && Math.abs((rgb & 255) - blue) < 16)
        .count();
  }

  @Test
  void theFirstMinuteIsDrawnFrameByFrame() throws IOException {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    try (DrawnGateway gateway = DrawnGateway.of(DrawnNetwork.plain(6, 40))) {
      int code = tour(gateway, errors, "--channel", "layer3:5");
      assertThat(errors.toString(StandardCharsets.UTF_8)).isEmpty();
      assertThat(code).isZero();
    }
    try (Stream<Path> files = Files.list(folder.resolve("frames"))) {
      assertThat(files.map(file -> file.getFileName().toString()).sorted())
          .containsExactlyElementsOf(FRAMES);
    }
    assertThat(pixels(frame(1), 255, 0, 0)).isLessThan(100);
    assertThat(pixels(frame(2), 255, 0, 0)).as("the face on its frame").isGreaterThan(1500);
    assertThat(pixels(frame(4), 0, 0, 255)).as("the fish on its frame").isGreaterThan(1500);
    assertThat(pixels(frame(4), 255, 0, 0)).isLessThan(100);
    assertThat(pixels(frame(6), 0, 240, 0)).as("the visualization").isGreaterThan(300);
    // Its top pictures stand below: all three samples, the green one too.
    assertThat(pixels(frame(6), 0, 255, 0)).isGreaterThan(300);
    assertThat(pixels(frame(6), 255, 0, 0)).isGreaterThan(300);
    assertThat(differing(frame(7), frame(9))).as("from untrained to trained").isGreaterThan(3000);
    // Back where it began: the same picture through the same weights.
    assertThat(differing(frame(4), frame(9))).isLessThan(50);
  }

  private static long differing(BufferedImage a, BufferedImage b) {
    long differing = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        differing += a.getRGB(x, y) == b.getRGB(x, y) ? 0 : 1;
      }
    }
    return differing;
  }

  @Test
  void aRefusedJobIsShownAndTheTourGoesOn() throws IOException {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    try (DrawnGateway gateway = DrawnGateway.of(DrawnNetwork.plain(6, 40))) {
      gateway.refuseJobs();
      assertThat(tour(gateway, errors)).isZero();
    }
    // The problem is written in the panel, in its own colour.
    assertThat(pixels(frame(6), 0xff, 0xb8, 0x6b)).isGreaterThan(40);
    assertThat(Files.exists(folder.resolve("frames").resolve(FRAMES.get(8)))).isTrue();
  }

  @Test
  void aChannelThatIsNotThereIsNamed() throws IOException {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    try (DrawnGateway gateway = DrawnGateway.of(DrawnNetwork.plain(2, 4))) {
      assertThat(tour(gateway, errors, "--channel", "layer1:4")).isEqualTo(1);
    }
    assertThat(errors.toString(StandardCharsets.UTF_8))
        .contains("no tile shows channel 4 of layer1")
        .doesNotContain("\tat ");
  }
}
