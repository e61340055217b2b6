package io.vitrine.benchmarks.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vitrine.benchmarks.Benchmark;
import io.vitrine.benchmarks.Result;
import io.vitrine.benchmarks.Samples;
import io.vitrine.benchmarks.Surroundings;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * A picture put into squeezenet1.1 until every tile of the walk is in a headless viewer: request,
 * broker, run, encoding, cache, gateway, upload. The peer is only the sending half of the plain
 * way: every feature map a PNG, in base64, in one JSON text, after one pass of the same engine.
 */
public final class PictureToTiles implements Benchmark {
  private static final int RUNS = 7;

  @Override
  public String name() {
    return "picture-to-tiles";
  }

  @Override
  public String description() {
    return "picture to all tiles in a headless viewer; peer: pass + PNG + base64 + JSON, unsent";
  }

  @Override
  public Result run(Surroundings surroundings) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("vitrine-benchmark");
    CommandLine vitrine = new CommandLine(surroundings, folder);
    Samples all = new Samples();
    Samples first = new Samples();
    Samples pass = new Samples();
    Samples peer = new Samples();
    long jsonBytes = 0;
    vitrine.run("up", "--detach", "--port", FreePort.find());
    try (PlainEncoding plain = new PlainEncoding(surroundings.squeezenet())) {
      vitrine.run(
          "model",
          "add",
          surroundings.squeezenet(),
          "--mean",
          ".485,.456,.406",
          "--std",
          ".229,.224,.225");
      for (int run = -1; run < RUNS; run++) {
        BufferedImage picture = unseen(surroundings.kitten(), run);
        JsonNode stats = view(vitrine, folder, picture);
        PlainEncoding.Cost cost = plain.encode(picture);
        if (run >= 0) {
          all.add(stats.get("allTilesMs").asDouble());
          first.add(stats.get("firstTileMs").asDouble());
          pass.add(cost.passMs());
          peer.add(cost.passMs() + cost.encodingMs());
          jsonBytes = cost.bytes();
        }
        Surroundings.say("all tiles " + all + " ms, first " + first + ", plain way " + peer);
      }
    } finally {
      vitrine.run("down");
    }
    return new Result(
        name(),
        all.median(),
        peer.median(),
        "ms",
        "pass + PNG + base64 + JSON of all feature maps, neither sent nor shown",
        Map.of(
            "firstTileMs",
            Result.rounded(first.median()),
            "peerPassMs",
            Result.rounded(pass.median()),
            "peerJsonBytes",
            jsonBytes,
            "runs",
            RUNS));
  }

  private static JsonNode view(CommandLine vitrine, Path folder, BufferedImage picture)
      throws IOException, InterruptedException {
    Path image = folder.resolve("picture.png");
    Path stats = folder.resolve("stats.json");
    ImageIO.write(picture, "png", image.toFile());
    vitrine.run(
        "view",
        "squeezenet1.1",
        "--image",
        image,
        "--display",
        "headless",
        "--out",
        folder.resolve("walk.png"),
        "--stats",
        stats);
    return new ObjectMapper().readTree(stats.toFile());
  }

  /** The photograph with a little noise of its own, so that no cache has its activations. */
  private static BufferedImage unseen(Path photograph, int run) throws IOException {
    BufferedImage source = ImageIO.read(photograph.toFile());
    BufferedImage picture =
        new BufferedImage(source.getWidth(), source.getHeight(), BufferedImage.TYPE_INT_RGB);
    Random random = new Random(run);
    for (int y = 0; y < source.getHeight(); y++) {
      for (int x = 0; x < source.getWidth(); x++) {
        // The lowest bit of each colour.
        picture.setRGB(x, y, source.getRGB(x, y) ^ (random.nextInt() & 0x010101));
      }
    }
    return picture;
  }
}
