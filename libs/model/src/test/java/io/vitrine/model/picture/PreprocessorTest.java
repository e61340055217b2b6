package io.vitrine.model.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import io.vitrine.protocol.Preprocessing;
import io.vitrine.protocol.Preprocessing.Crop;
import io.vitrine.protocol.Preprocessing.Order;
import io.vitrine.protocol.Preprocessing.Resize;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PreprocessorTest {
  private static final Offset<Float> CLOSE = Offset.offset(1e-4f);

  @Test
  void stretchAtTheSameSizeKeepsEveryPixel() {
    Picture picture = new Picture(2, 1, new int[] {0xFF8000, 0x0000FF});
    Tensor rgb = Preprocessor.tensor(picture, stretch(2, 1).build());
    assertThat(rgb.shape()).isEqualTo(Shape.of(1, 3, 1, 2));
    assertThat(floats(rgb)).containsExactly(new float[] {1, 0, 128 / 255f, 0, 0, 1}, CLOSE);
    assertThat(floats(Preprocessor.tensor(picture, stretch(2, 1).setOrder(Order.BGR).build())))
        .containsExactly(new float[] {0, 1, 128 / 255f, 0, 1, 0}, CLOSE);
    Tensor last = Preprocessor.tensor(picture, stretch(2, 1).setChannelsLast(true).build());
    assertThat(last.shape()).isEqualTo(Shape.of(1, 1, 2, 3));
    assertThat(floats(last)).containsExactly(new float[] {1, 128 / 255f, 0, 0, 0, 1}, CLOSE);
  }

  @Test
  void greyIsLumaOfBt601() {
    Picture picture = new Picture(3, 1, new int[] {0xFF0000, 0x00FF00, 0x0000FF});
    assertThat(floats(Preprocessor.tensor(picture, stretch(3, 1).setOrder(Order.GREY).build())))
        .containsExactly(new float[] {0.299f, 0.587f, 0.114f}, CLOSE);
  }

  @Test
  void meanAndDeviationAreInUnitsOfTheRange() {
    Picture white = new Picture(1, 1, new int[] {0xFFFFFF});
    Preprocessing how =
        stretch(1, 1)
            .setRange(255)
            .addAllMean(List.of(55f, 155f, 255f))
            .addAllStd(List.of(1f, 10f, 100f))
            .build();
    assertThat(floats(Preprocessor.tensor(white, how)))
        .containsExactly(new float[] {200, 10, 0}, CLOSE);
  }

  @Test
  void shrinkingPassesOverNoPixel() {
    // A checkerboard's mean is grey; sampling single pixels would give black or white.
    int[] board = new int[64 * 64];
    for (int i = 0; i < board.length; i++) {
      board[i] = (i + i / 64) % 2 == 0 ? 0xFFFFFF : 0;
    }
    float[] small = floats(Preprocessor.tensor(new Picture(64, 64, board), stretch(8, 8).build()));
    for (float value : small) {
      assertThat(value).isCloseTo(0.5f, Offset.offset(0.02f));
    }
  }

  @Test
  void resamplesAsPillowsBilinearDoes() {
    // Pillow 9.4: Image.fromarray(uint8 [[0, 10, 20, 40, 80, 160, 255]]).resize((3, 1), BILINEAR).
    Picture row = grey(7, 1, 0, 10, 20, 40, 80, 160, 255);
    float[] three =
        floats(Preprocessor.tensor(row, stretch(3, 1).setOrder(Order.GREY).setRange(255).build()));
    assertThat(three).containsExactly(triangle(row, 3), Offset.offset(1e-2f));
  }

  /** The definition: weights fall linearly to 0 at two target pixels' distance. */
  private static float[] triangle(Picture row, int size) {
    double scale = (double) row.width() / size;
    float[] out = new float[size];
    for (int i = 0; i < size; i++) {
      double weights = 0;
      double sum = 0;
      for (int j = 0; j < row.width(); j++) {
        double weight = Math.max(0, 1 - Math.abs(j + 0.5 - (i + 0.5) * scale) / scale);
        weights += weight;
        sum += weight * (row.rgb()[j] & 0xFF);
      }
      out[i] = (float) (sum / weights);
    }
    return out;
  }

  @Test
  void shortCropsTheMiddleOfTheShortSidesSquare() {
    // 16 x 8, the right half white: the crop is symmetric about the edge.
    int[] halves = new int[16 * 8];
    for (int i = 0; i < halves.length; i++) {
      halves[i] = i % 16 >= 8 ? 0xFFFFFF : 0;
    }
    Preprocessing how =
        stretch(7, 7).setResize(Resize.SHORT).setCrop(Crop.CENTRE).setOrder(Order.GREY).build();
    Tensor tensor = Preprocessor.tensor(new Picture(16, 8, halves), how);
    assertThat(tensor.shape()).isEqualTo(Shape.of(1, 1, 7, 7));
    float[] values = floats(tensor);
    assertThat(values[0]).isZero();
    assertThat(values[6]).isEqualTo(1, CLOSE);
  }

  @Test
  void shortWithoutCropKeepsTheAspect() {
    Preprocessing how = stretch(8, 8).setResize(Resize.SHORT).setCrop(Crop.NONE).build();
    assertThat(Preprocessor.tensor(grey(4, 2, 0, 0, 0, 0, 0, 0, 0, 0), how).shape())
        .isEqualTo(Shape.of(1, 3, 8, 16));
  }

  @Test
  void paddingIsTheMean() {
    Preprocessing how =
        stretch(4, 4).setResize(Resize.PAD).addMean(0.5f).addStd(0.5f).setOrder(Order.GREY).build();
    float[] values = floats(Preprocessor.tensor(grey(2, 1, 255, 255), how));
    assertThat(Arrays.copyOf(values, 4)).containsOnly(0f);
    assertThat(Arrays.copyOfRange(values, 4, 12)).containsOnly(new float[] {1}, CLOSE);
    assertThat(Arrays.copyOfRange(values, 12, 16)).containsOnly(0f);
  }

  private static Picture grey(int width, int height, int... values) {
    return new Picture(width, height, Arrays.stream(values).map(v -> v * 0x010101).toArray());
  }

  private static Preprocessing.Builder stretch(int width, int height) {
    return Preprocessing.newBuilder()
        .setWidth(width)
        .setHeight(height)
        .setResize(Resize.STRETCH)
        .setOrder(Order.RGB)
        .setRange(1);
  }

  private static float[] floats(Tensor tensor) {
    float[] values = new float[(int) tensor.elements()];
    tensor.data().asFloatBuffer().get(values);
    return values;
  }
}
