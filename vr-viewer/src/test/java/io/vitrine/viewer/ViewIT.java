package io.vitrine.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program against a gateway over a real port. */
class ViewIT {
  private final Path folder;

  ViewIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeAll
  static void openGl() {
    Screen.needed();
  }

  private record Outcome(int code, String errors) {}

  private static Outcome view(String... arguments) {
    PrintStream before = System.err;
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    try {
      return new Outcome(Main.run(arguments), errors.toString(StandardCharsets.UTF_8));
    } finally {
      System.setErr(before);
    }
  }

  private Path picture() throws IOException {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, 64, 64);
    graphics.setColor(Color.WHITE);
    graphics.fillOval(10, 10, 40, 40);
    graphics.dispose();
    Path file = folder.resolve("ball.png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  private JsonNode walk(DrawnNetwork network, String out) throws IOException {
    try (DrawnGateway gateway = DrawnGateway.of(network)) {
      Path stats = folder.resolve(out + ".json");
      Outcome outcome =
          view(
              "--gateway",
              gateway.url(),
              "--model",
              "drawn",
              "--image",
              picture().toString(),
              "--display",
              "headless",
              "--out",
              folder.resolve(out + ".png").toString(),
              "--stats",
              stats.toString(),
              "--size",
              "640x360",
              "--frames",
              "3");
      assertThat(outcome.errors()).isEmpty();
      assertThat(outcome.code()).isZero();
      return new ObjectMapper().readTree(stats.toFile());
    }
  }

  @Test
  void walksASmallNetworkAndSaysWhatItTook() throws IOException {
    JsonNode stats = walk(DrawnNetwork.plain(6, 40), "walk");
    List<String> names =
        List.of(
            "frames",
            "layers",
            "tiles",
            "edges",
            "tilesWithTexture",
            "drawCalls",
            "frameMs",
            "uploadedBytes",
            "firstTileMs",
            "allTilesMs");
    assertThat(stats.fieldNames()).toIterable().containsExactlyElementsOf(names);
    assertThat(stats.get("frames").intValue()).isEqualTo(3);
    assertThat(stats.get("layers").intValue()).isEqualTo(6);
    assertThat(stats.get("tiles").intValue()).isEqualTo(240);
    assertThat(stats.get("tilesWithTexture").intValue()).isEqualTo(240);
    assertThat(stats.get("edges").intValue()).isEqualTo(5);
    assertThat(stats.get("frameMs").get("p50").doubleValue()).isPositive();
    assertThat(stats.get("frameMs").get("p99").doubleValue())
        .isGreaterThanOrEqualTo(stats.get("frameMs").get("p50").doubleValue());
    // 8 x 8 texels and their coarser levels, two planes each.
    assertThat(stats.get("uploadedBytes").longValue()).isGreaterThan(240 * (64 + 2 * (16 + 4 + 1)));
    assertThat(stats.get("allTilesMs").doubleValue())
        .isGreaterThanOrEqualTo(stats.get("firstTileMs").doubleValue());

    BufferedImage image = ImageIO.read(folder.resolve("walk.png").toFile());
    assertThat(image.getWidth()).isEqualTo(640);
    assertThat(image.getHeight()).isEqualTo(360);
    long red = 0;
    long white = 0;
    for (int rgb : image.getRGB(0, 0, 640, 360, null, 0, 640)) {
      red += (rgb >> 16 & 255) > 240 && (rgb & 0xffff) < 0x0a0a ? 1 : 0;
      white += (rgb & 0xffffff) == 0xffffff ? 1 : 0;
    }
    // The input picture hangs on its frame, and text is written on the labels.
    assertThat(red).isGreaterThan(500);
    assertThat(white).isGreaterThan(100);
  }

  @Test
  void drawsAnyNumberOfTilesWithTheSameDrawCalls() throws IOException {
    long few = walk(DrawnNetwork.plain(2, 4), "few").get("drawCalls").longValue();
    long many = walk(DrawnNetwork.plain(20, 700), "many").get("drawCalls").longValue();
    assertThat(many).isEqualTo(few).isLessThan(20);
  }

  @Test
  void saysWhenTilesDoNotComeAndShowsWhatCame() throws IOException {
    try (DrawnGateway gateway = DrawnGateway.of(DrawnNetwork.plain(2, 10))) {
      gateway.withholdLast();
      Path out = folder.resolve("part.png");
      Outcome outcome =
          view(
              "--gateway", gateway.url(),
              "--model", "drawn",
              "--image", picture().toString(),
              "--display", "headless",
              "--out", out.toString(),
              "--size", "320x180",
              "--frames", "1",
              "--tiles-within", "2");
      assertThat(outcome.code()).isEqualTo(1);
      assertThat(outcome.errors()).contains("10 of 20 tiles did not come", "--tiles-within");
      assertThat(Files.size(out)).isPositive();
    }
  }

  @Test
  void anUnknownModelIsNamed() throws IOException {
    try (DrawnGateway gateway = DrawnGateway.of(DrawnNetwork.plain(1, 1))) {
      Outcome outcome =
          view(
              "--gateway",
              gateway.url(),
              "--model",
              "nope",
              "--display",
              "headless",
              "--out",
              folder + "/x.png");
      assertThat(outcome.code()).isEqualTo(1);
      assertThat(outcome.errors())
          .contains("No model is called nope.", "model list")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void noGatewayIsSaid() {
    Outcome outcome =
        view(
            "--gateway",
            "http://127.0.0.1:1",
            "--model",
            "m",
            "--display",
            "headless",
            "--out",
            folder + "/x.png");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.errors())
        .contains("No gateway answers at http://127.0.0.1:1", "vitrine up")
        .doesNotContain("\tat ");
  }
}
