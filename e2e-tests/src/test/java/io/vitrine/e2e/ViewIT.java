package io.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewIT {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 450;
  // The feature maps of all layers: 26 convolutions, 8 concatenations, 4 poolings, the scores.
  private static final int LAYERS = 39;
  private static final int TILES = 7_953;

  @Test
  void theWalkIsAPictureWithAllLayersInIt(@TempDir Path folder) throws Exception {
    Path png = folder.resolve("walk.png");
    Path stats = folder.resolve("stats.json");
    SharedCluster.get()
        .run(
            "view",
            SharedCluster.SQUEEZENET,
            "--image",
            OutsideData.kitten(),
            "--display",
            "headless",
            "--out",
            png,
            "--size",
            WIDTH + "x" + HEIGHT,
            "--stats",
            stats)
        .succeeded();
    BufferedImage image = ImageIO.read(png.toFile());
    assertThat(image.getWidth()).isEqualTo(WIDTH);
    assertThat(image.getHeight()).isEqualTo(HEIGHT);
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < HEIGHT; y += 3) {
      for (int x = 0; x < WIDTH; x += 3) {
        colours.add(image.getRGB(x, y));
      }
    }
    assertThat(colours).as("colours of the picture").hasSizeGreaterThan(200);
    checkStats(new ObjectMapper().readTree(stats.toFile()));
  }

  private static void checkStats(JsonNode stats) {
    assertThat(stats.fieldNames())
        .toIterable()
        .contains(
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
    assertThat(stats.get("frames").asInt()).isPositive();
    assertThat(stats.get("layers").asInt()).isEqualTo(LAYERS);
    assertThat(stats.get("tiles").asInt()).isEqualTo(TILES);
    assertThat(stats.get("edges").asInt()).isGreaterThanOrEqualTo(LAYERS - 1);
    assertThat(stats.get("tilesWithTexture").asInt()).isEqualTo(TILES);
    assertThat(stats.get("drawCalls").asInt()).isBetween(1, 1_000);
    double median = stats.get("frameMs").get("p50").asDouble();
    assertThat(median).isPositive();
    assertThat(stats.get("frameMs").get("p99").asDouble()).isGreaterThanOrEqualTo(median);
    assertThat(stats.get("uploadedBytes").asLong()).isPositive();
    double first = stats.get("firstTileMs").asDouble();
    assertThat(first).isPositive();
    assertThat(stats.get("allTilesMs").asDouble()).isGreaterThanOrEqualTo(first);
  }
}
