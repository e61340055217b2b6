package io.vitrine.demo.judge;

import io.vitrine.demo.export.OnnxWeights;
import io.vitrine.demo.network.Architecture;
import io.vitrine.demo.network.ParameterLayout;
import io.vitrine.demo.picture.DrawnPictures;
import io.vitrine.demo.training.LabelledPictures;
import io.vitrine.demo.training.Learner;
import io.vitrine.demo.training.Train;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Makes the sheet on which a reader matches 16 channels' visualizations to their strongest test
 * pictures, the answers, and the answered sheet: {@code ONNX_FILE VISUALIZATIONS OUT_FOLDER SEED}.
 * The channels are those of the last feature maps that tell each class best by their values for
 * test pictures ({@link Specialists}); how their visualizations look has no say. VISUALIZATIONS
 * holds PNGs of channels, as the cluster made them. The seed shuffles.
 */
public final class Judge {
  /** The last feature maps, as the trained network names them. */
  static final String NODE = "/mixed/concat";

  private static final int SHOWN = 6;

  /** Pictures of the test seed. */
  private static final int PICTURES = 4_800;

  private Judge() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 4) {
      throw new IllegalArgumentException("usage: judge ONNX_FILE VISUALIZATIONS OUT_FOLDER SEED");
    }
    Path visualizations = Path.of(arguments[1]);
    Path out = Files.createDirectories(Path.of(arguments[2]));
    Random random = new Random(Long.parseLong(arguments[3]));
    List<Candidate> candidates;
    ParameterLayout layout = new ParameterLayout(Architecture.demo(DrawnPictures.CLASSES));
    try (Learner network =
        new Learner(
            layout, new OnnxWeights(layout).read(Files.readAllBytes(Path.of(arguments[0]))), 0)) {
      candidates = candidates(network, visualizations);
      Collections.shuffle(candidates, random);
    }
    List<Integer> order = new ArrayList<>(IntStream.range(0, candidates.size()).boxed().toList());
    Collections.shuffle(order, random);
    write(Sheets.puzzle(candidates, order), out.resolve("puzzle.png"));
    write(Sheets.answered(candidates), out.resolve("answered.png"));
    Files.writeString(
        out.resolve("answers.txt"), answers(candidates, order), StandardCharsets.UTF_8);
  }

  private static List<Candidate> candidates(Learner network, Path visualizations)
      throws IOException {
    DrawnPictures set = new DrawnPictures(Train.TEST_PICTURES);
    LabelledPictures drawn = LabelledPictures.draw(set, PICTURES);
    TopPictures top = new TopPictures(set, network.channelMeans(drawn, NODE));
    int[] specialists = Specialists.of(top.means(), drawn.labels(), DrawnPictures.CLASSES);
    Map<Integer, BufferedImage> pictures = Visualizations.read(visualizations);
    List<Candidate> candidates = new ArrayList<>();
    for (int channel : specialists) {
      BufferedImage picture = pictures.get(channel);
      if (picture == null) {
        throw new IOException(visualizations + " has no picture of channel " + channel);
      }
      float value = network.channelMeans(LabelledPictures.of(List.of(picture)), NODE)[0][channel];
      List<Integer> strongest = top.of(channel, SHOWN);
      candidates.add(
          new Candidate(
              channel,
              picture,
              value,
              strongest.stream().map(index -> set.at(index).image()).toList(),
              strongest.stream().map(index -> top.mean(index, channel)).toList()));
    }
    return candidates;
  }

  private static String answers(List<Candidate> candidates, List<Integer> order) {
    StringBuilder answers = new StringBuilder();
    for (int i = 0; i < candidates.size(); i++) {
      answers.append(
          String.format(
              Locale.ROOT,
              "%d %s channel %d%n",
              i + 1,
              Sheets.letter(order.indexOf(i)),
              candidates.get(i).channel()));
    }
    return answers.toString();
  }

  private static void write(BufferedImage image, Path file) throws IOException {
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException("no PNG writer for " + file);
    }
  }
}
