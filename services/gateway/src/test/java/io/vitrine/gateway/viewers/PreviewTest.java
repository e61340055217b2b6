package io.vitrine.gateway.viewers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.vitrine.gateway.runs.ExactValue;
import io.vitrine.protocol.ElementType;
import io.vitrine.protocol.Preprocessing;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PreviewTest {
  @Test
  void undoesMeanStdAndRange() throws IOException {
    Preprocessing how =
        Preprocessing.newBuilder()
            .setRange(1)
            .setOrder(Preprocessing.Order.RGB)
            .addAllMean(List.of(.5f, .25f, 0f))
            .addAllStd(List.of(.5f, .25f, 1f))
            .build();
    // Two pixels: red 1 and 0.5, green 0 and 0.5, blue 0.2 and 2 (too bright).
    ExactValue input = value(List.of(1L, 3L, 1L, 2L), 1, 0, -1, 1, .2f, 2);
    BufferedImage image = read(Preview.png(input, how));
    assertThat(image.getWidth()).isEqualTo(2);
    assertThat(image.getRGB(0, 0) & 0xffffff).isEqualTo(0xff0033);
    assertThat(image.getRGB(1, 0) & 0xffffff).isEqualTo(0x8080ff);
  }

  @Test
  void knowsBgrAndChannelsLast() throws IOException {
    Preprocessing how =
        Preprocessing.newBuilder()
            .setRange(255)
            .setOrder(Preprocessing.Order.BGR)
            .setChannelsLast(true)
            .build();
    BufferedImage image = read(Preview.png(value(List.of(1L, 1L, 1L, 3L), 0, 0x80, 0xff), how));
    assertThat(image.getRGB(0, 0) & 0xffffff).isEqualTo(0xff8000);
  }

  @Test
  void isEmptyForWhatIsNoPicture() {
    assertThat(Preview.png(value(List.of(1L, 2L), 1, 2), Preprocessing.getDefaultInstance()))
        .isEmpty();
    assertThat(
            Preview.png(value(List.of(1L, 2L, 1L, 1L), 1, 2), Preprocessing.getDefaultInstance()))
        .isEmpty();
  }

  private static BufferedImage read(ByteString png) throws IOException {
    return ImageIO.read(png.newInput());
  }

  private static ExactValue value(List<Long> shape, float... numbers) {
    ByteBuffer data = ByteBuffer.allocate(numbers.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (float number : numbers) {
      data.putFloat(number);
    }
    return new ExactValue("input", ElementType.FLOAT32, shape, data.flip());
  }
}
