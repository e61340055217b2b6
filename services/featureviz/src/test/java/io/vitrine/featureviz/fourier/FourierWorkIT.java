package io.vitrine.featureviz.fourier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.ByteString;
import io.vitrine.featureviz.block.BlockRun;
import io.vitrine.featureviz.block.FinishedPicture;
import io.vitrine.network.ReadLimits;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import io.vitrine.network.npy.Npy;
import io.vitrine.protocol.JobProgress.ItemProgress;
import io.vitrine.protocol.Problem.Category;
import io.vitrine.protocol.WorkBlock;
import io.vitrine.transport.ProblemException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

class FourierWorkIT {
  private static final int STEPS = 24;

  private Workplace place;

  @BeforeEach
  void open(@TempDir Path folder) {
    place = new Workplace(folder);
  }

  @AfterEach
  void close() {
    place.close();
  }

  @Test
  void givesTheSameBitsHoweverItIsCut() {
    WorkBlock block = block("tiny.onnx", 0, 1, 2, 5);
    List<FinishedPicture> whole = finished(block, STEPS);
    List<FinishedPicture> cut = finished(block, 1, 4, 13, 6);
    for (int i = 0; i < whole.size(); i++) {
      assertThat(cut.get(i).raw()).isEqualTo(whole.get(i).raw());
      assertThat(cut.get(i).png()).isEqualTo(whole.get(i).png());
      assertThat(cut.get(i).curve()).isEqualTo(whole.get(i).curve());
      assertThat(cut.get(i).start()).isEqualTo(whole.get(i).start());
      assertThat(cut.get(i).best()).isEqualTo(whole.get(i).best());
    }
  }

  @Test
  void givesTheSameBitsAnywhereInABlock() {
    List<FinishedPicture> one = finished(block("tiny.onnx", 0, 1, 2, 5), STEPS);
    List<FinishedPicture> other = finished(block("tiny.onnx", 2, 0), STEPS);
    assertThat(other).hasSize(2);
    assertThat(other.get(0).raw()).isEqualTo(one.get(2).raw());
    assertThat(other.get(1).raw()).isEqualTo(one.get(0).raw());
    assertThat(other.get(1).curve()).isEqualTo(one.get(0).curve());
  }

  @Test
  void takesPicturesOneByOneWhereTheNetworkIsWrittenForOne() {
    List<FinishedPicture> batch = finished(block("tiny.onnx", 0, 1), 4);
    List<FinishedPicture> single = finished(block("fixed.onnx", 0, 1), 4);
    for (int i = 0; i < batch.size(); i++) {
      for (int step = 0; step < 4; step++) {
        assertThat(single.get(i).curve().get(step))
            .isCloseTo(batch.get(i).curve().get(step), within(1e-5f));
      }
    }
  }

  @Test
  void tellsWhatWasReached() {
    List<FinishedPicture> pictures = finished(block("tiny.onnx", 0, 1, 2, 5), STEPS);
    assertThat(pictures)
        .extracting(FinishedPicture::unreached)
        .containsExactly(false, false, false, true);
    FinishedPicture lively = pictures.get(0);
    assertThat(lively.curve()).hasSize(STEPS);
    assertThat(lively.best()).isGreaterThan(lively.start()).isGreaterThan(lively.curve().get(0));
    FinishedPicture dead = pictures.get(3);
    assertThat(dead.start()).isZero();
    assertThat(dead.best()).isZero();
  }

  @Test
  void writesPicturesWithTheirRecipe() throws IOException {
    FinishedPicture picture = finished(block("tiny.onnx", 1), STEPS).get(0);
    Tensor raw = Npy.read(ByteBuffer.wrap(picture.raw()), ReadLimits.standard());
    assertThat(raw.shape()).isEqualTo(Shape.of(3, Reference.HEIGHT, Reference.WIDTH));
    float[] values = Floats.of(raw);
    BufferedImage png = ImageIO.read(new ByteArrayInputStream(picture.png()));
    int area = Reference.HEIGHT * Reference.WIDTH;
    for (int pixel = 0; pixel < area; pixel++) {
      int rgb = png.getRGB(pixel % Reference.WIDTH, pixel / Reference.WIDTH);
      assertThat(rgb >> 16 & 0xff).isEqualTo(Math.round(255 * values[pixel]));
      assertThat(rgb & 0xff).isEqualTo(Math.round(255 * values[2 * area + pixel]));
    }
    assertThat(text(picture.png(), "vitrine:recipe"))
        .contains("\"method\":\"fourier\"", "\"fit\":\"CROP_OR_PAD\"", "\"graph_hash\":\"0a0b\"");
    assertThat(text(picture.png(), "vitrine:objective"))
        .isEqualTo("{\"value\":\"b.lit\",\"channel\":1}");
  }

  @Test
  void showsHowItComesAlong() throws IOException {
    try (BlockRun run = place.work().begin(block("tiny.onnx", 0, 5), Optional.empty())) {
      assertThat(run.stepsDone()).isZero();
      run.advance();
      assertThat(run.stepsDone()).isPositive();
      List<ItemProgress> items = run.progress();
      assertThat(items).hasSize(2);
      assertThat(items.get(0).getObjective().getChannel()).isZero();
      assertThat(items.get(0).getValue()).isPositive();
      BufferedImage preview =
          ImageIO.read(new ByteArrayInputStream(items.get(0).getPreviewPng().toByteArray()));
      assertThat(preview.getWidth()).isEqualTo(Reference.WIDTH);
      while (run.stepsDone() < run.steps()) {
        run.advance();
      }
      run.advance();
      assertThat(run.stepsDone()).isEqualTo(STEPS);
      assertThat(run.progress().get(0).getValue()).isGreaterThan(items.get(0).getValue());
    }
  }

  @Test
  void refusesAStateOfAnotherBlock() {
    byte[] saved;
    try (BlockRun run = place.work().begin(block("tiny.onnx", 0), Optional.empty())) {
      run.advance();
      saved = run.save();
    }
    refused(block("tiny.onnx", 1), saved, "another block");
    refused(block("tiny.onnx", 0), Arrays.copyOf(saved, saved.length / 2), "ends too early");
  }

  private void refused(WorkBlock block, byte[] saved, String why) {
    assertThatThrownBy(() -> place.work().begin(block, Optional.of(saved)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().getCategory()).isEqualTo(Category.POISON))
        .hasMessageContaining(why);
  }

  /** Does the steps, each number of them by another worker. */
  private List<FinishedPicture> finished(WorkBlock asked, int... steps) {
    WorkBlock.Builder block = asked.toBuilder();
    block.getRecipeBuilder().setSteps(Arrays.stream(steps).sum());
    Optional<byte[]> saved = Optional.empty();
    for (int i = 0; i < steps.length; i++) {
      try (FourierRun run = (FourierRun) place.work().begin(block.build(), saved)) {
        run.step(steps[i]);
        if (i == steps.length - 1) {
          return run.finish().stream().map(FinishedPicture.class::cast).toList();
        }
        saved = Optional.of(run.save());
      }
    }
    throw new IllegalArgumentException("no steps");
  }

  private WorkBlock block(String model, int... channels) {
    return place.block(
        Reference.model(model),
        Reference.VALUE,
        List.of(1L, 6L, Reference.HEIGHT / 2L, Reference.WIDTH / 2L),
        Reference.recipe().toBuilder()
            .setSteps(STEPS)
            .setGraphHash(ByteString.copyFrom(new byte[] {10, 11}))
            .build(),
        channels);
  }

  private static String text(byte[] png, String keyword) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(png))) {
      reader.setInput(stream);
      NodeList entries =
          ((Element) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0"))
              .getElementsByTagName("tEXtEntry");
      for (int i = 0; i < entries.getLength(); i++) {
        Node entry = entries.item(i);
        if (entry.getAttributes().getNamedItem("keyword").getNodeValue().equals(keyword)) {
          return entry.getAttributes().getNamedItem("value").getNodeValue();
        }
      }
    }
    throw new AssertionError("no text " + keyword);
  }
}
