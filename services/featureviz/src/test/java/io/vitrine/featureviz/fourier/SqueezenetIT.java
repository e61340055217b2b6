package io.vitrine.featureviz.fourier;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import io.vitrine.featureviz.TestData;
import io.vitrine.featureviz.block.BlockRun;
import io.vitrine.featureviz.block.FinishedPicture;
import io.vitrine.model.picture.PictureDecoder;
import io.vitrine.model.picture.PictureLimits;
import io.vitrine.model.picture.Preprocessor;
import io.vitrine.network.Tensor;
import io.vitrine.protocol.Preprocessing;
import io.vitrine.protocol.VisualizationRecipe;
import io.vitrine.protocol.VisualizationRecipe.Fit;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Feature visualizations of a middle layer of a real network mean what they say: ONNX Runtime reads
 * the written files back, and each channel answers to its own picture.
 */
class SqueezenetIT {
  private static final String VALUE = "squeezenet0_concat4";

  /**
   * Channels that look for shapes. About half of this layer looks for textures: frequencies and
   * colours alone drive those, and a copy with other phases keeps more than a fifth of the answer.
   */
  private static final int[] CHANNELS = {4, 68, 113, 216, 249, 270, 333, 371};

  private static final int SIDE = 224;
  private static final int STEPS = 48;
  private static final List<Float> MEAN = List.of(.485f, .456f, .406f);
  private static final List<Float> STD = List.of(.229f, .224f, .225f);
  private static final List<String> PHOTOS =
      List.of("goldfish.jpg", "kimono.jpg", "kitten_224.png", "pelican.jpeg");

  @Test
  void everyChannelAnswersToItsOwnPicture(@TempDir Path folder) throws IOException, OrtException {
    Path model = TestData.file("models/squeezenet1.1/squeezenet1.1.onnx");
    List<float[]> pictures = new ArrayList<>();
    for (Path file : made(folder, model)) {
      pictures.add(planes(Files.readAllBytes(file)));
    }
    try (ChannelMeans network = new ChannelMeans(model, VALUE)) {
      List<float[]> photos = new ArrayList<>();
      for (String photo : PHOTOS) {
        photos.add(network.of(photograph(photo)));
      }
      List<float[]> means = new ArrayList<>();
      for (float[] picture : pictures) {
        means.add(network.of(normalized(picture)));
      }
      for (int i = 0; i < CHANNELS.length; i++) {
        int channel = CHANNELS[i];
        float own = means.get(i)[channel];
        for (int j = 0; j < CHANNELS.length; j++) {
          assertThat(means.get(j)[channel])
              .as("channel %d, picture %d", channel, j)
              .isLessThanOrEqualTo(own);
        }
        for (float[] photo : photos) {
          assertThat(own)
              .as("channel %d beside photographs", channel)
              .isGreaterThan(2 * photo[channel]);
        }
        float[] scrambled =
            network.of(normalized(PhaseScramble.of(pictures.get(i), SIDE, channel)));
        assertThat(own).as("channel %d scrambled", channel).isGreaterThan(5 * scrambled[channel]);
      }
    }
    assertThat(meanCorrelation(pictures)).isLessThan(0.5);
  }

  private static List<Path> made(Path folder, Path model) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Workplace place = new Workplace(folder.resolve("blobs"));
        BlockRun run =
            place
                .work()
                .begin(
                    place.block(model, VALUE, List.of(1L, 384L, 13L, 13L), recipe(), CHANNELS),
                    Optional.empty())) {
      while (run.stepsDone() < run.steps()) {
        run.advance();
      }
      for (FinishedPicture picture :
          run.finish().stream().map(FinishedPicture.class::cast).toList()) {
        files.add(
            Files.write(
                folder.resolve("channel-%05d.png".formatted(picture.objective().getChannel())),
                picture.png()));
      }
    }
    return files;
  }

  private static VisualizationRecipe recipe() {
    return Reference.recipe().toBuilder()
        .setPreprocessing(
            Preprocessing.newBuilder()
                .setWidth(SIDE)
                .setHeight(SIDE)
                .setOrder(Preprocessing.Order.RGB)
                .setRange(1)
                .addAllMean(MEAN)
                .addAllStd(STD)
                .setInput("data"))
        .setWidth(SIDE)
        .setHeight(SIDE)
        .setSteps(STEPS)
        .setBlockSize(CHANNELS.length)
        .setFit(Fit.CROP_OR_PAD)
        .build();
  }

  private static Tensor photograph(String name) throws IOException {
    PictureDecoder decoder = new PictureDecoder(new PictureLimits(10_000_000, 10_000_000));
    byte[] file = Files.readAllBytes(TestData.file("photos/" + name));
    return Preprocessor.tensor(
        decoder.decode(name, file),
        recipe().getPreprocessing().toBuilder()
            .setResize(Preprocessing.Resize.SHORT)
            .setCrop(Preprocessing.Crop.CENTRE)
            .build());
  }

  private static float[] planes(byte[] png) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    float[] planes = new float[3 * SIDE * SIDE];
    for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
      int rgb = image.getRGB(pixel % SIDE, pixel / SIDE);
      for (int colour = 0; colour < 3; colour++) {
        planes[colour * SIDE * SIDE + pixel] = ((rgb >> (16 - 8 * colour)) & 0xff) / 255f;
      }
    }
    return planes;
  }

  private static Tensor normalized(float[] picture) {
    float[] input = new float[picture.length];
    for (int i = 0; i < input.length; i++) {
      int colour = i / (SIDE * SIDE);
      input[i] = (picture[i] - MEAN.get(colour)) / STD.get(colour);
    }
    return Floats.tensor(input, 1, 3, SIDE, SIDE);
  }

  private static double meanCorrelation(List<float[]> pictures) {
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < pictures.size(); i++) {
      for (int j = 0; j < i; j++) {
        sum += Math.abs(correlation(pictures.get(i), pictures.get(j)));
        pairs++;
      }
    }
    return sum / pairs;
  }

  private static double correlation(float[] a, float[] b) {
    double meanA = 0;
    double meanB = 0;
    for (int i = 0; i < a.length; i++) {
      meanA += (double) a[i] / a.length;
      meanB += (double) b[i] / a.length;
    }
    double both = 0;
    double squareA = 0;
    double squareB = 0;
    for (int i = 0; i < a.length; i++) {
      both += (a[i] - meanA) * (b[i] - meanB);
      squareA += (a[i] - meanA) * (a[i] - meanA);
      squareB += (b[i] - meanB) * (b[i] - meanB);
    }
    return both / Math.sqrt(squareA * squareB);
  }
}
