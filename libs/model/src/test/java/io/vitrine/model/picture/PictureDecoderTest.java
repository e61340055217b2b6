package io.vitrine.model.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.transport.ProblemException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureDecoderTest {
  /** 8 x 8 pixels. */
  private static final String LOSSLESS_WEBP =
      "UklGRqoAAABXRUJQVlA4TJ0AAAAvB8ABALkyRPQ/dhE96H8ozLRt438Auo0/6B5ubNtWk52k9eDuNkrm6W4ddHQ4DQAA"
          + "aXB39yOc7h/QuYFTiNxCgw9YddfGFiMmQ4xoU8qErglnJVrTQaNiFU+w+m2c748qHii9YOuT+JqHLigdjaj2HvkfGo+e"
          + "Bls4uObiz+FY2VIziFqbScV5IgspIxmzna9xCJo7Jj++/rbbSZcCAA==";

  private final PictureDecoder decoder = new PictureDecoder(new PictureLimits(10_000, 1_000_000));

  @Test
  void greyStaysAsItIsWritten() throws IOException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(0, 0, 0, 100);
    image.getRaster().setSample(1, 0, 0, 200);
    assertThat(decoder.decode("grey", png(image)).rgb()).containsExactly(0x646464, 0xC8C8C8);
  }

  @Test
  void transparencyIsOverWhite() throws IOException {
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0x00123456);
    image.setRGB(1, 0, 0xFF123456);
    image.setRGB(2, 0, 0x80000000);
    assertThat(decoder.decode("alpha", png(image)).rgb())
        .containsExactly(0xFFFFFF, 0x123456, 0x7F7F7F);
  }

  @Test
  void palettesAreColours() throws IOException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED);
    image.setRGB(0, 0, 0xFFFF0000);
    image.setRGB(1, 0, 0xFF0000FF);
    assertThat(decoder.decode("palette", png(image)).rgb()).containsExactly(0xFF0000, 0x0000FF);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 3, 2, abcdef", "2, 3, 2, cbafed", "3, 3, 2, fedcba", "4, 3, 2, defabc",
    "5, 2, 3, adbecf", "6, 2, 3, daebfc", "7, 2, 3, fcebda", "8, 2, 3, cfbead"
  })
  void standsUpright(int orientation, int width, int height, String pixels) {
    Picture upright =
        Orientation.upright(new Picture(3, 2, "abcdef".chars().toArray()), orientation);
    assertThat(upright.width()).isEqualTo(width);
    assertThat(upright.height()).isEqualTo(height);
    assertThat(upright.rgb()).containsExactly(pixels.chars().toArray());
  }

  @Test
  void readsTheOrientationOfAJpeg() throws IOException {
    BufferedImage image = new BufferedImage(32, 16, BufferedImage.TYPE_INT_RGB);
    byte[] jpeg = write(image, "jpeg");
    assertThat(decoder.decode("plain", jpeg).width()).isEqualTo(32);
    assertThat(decoder.decode("turned", withOrientation(jpeg, 6)).width()).isEqualTo(16);
  }

  @Test
  void refusesABombByItsHeader() throws IOException {
    byte[] bomb = png(new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY));
    ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(bomb, 12, 17);
    ByteBuffer.wrap(bomb).putInt(29, (int) crc.getValue());
    assertThatThrownBy(() -> decoder.decode("bomb.png", bomb))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("bomb.png has 60000 x 60000 pixels")
        .hasMessageContaining("vitrine.inference.picture.pixels");
  }

  @Test
  void namesWhatIsNoPicture() {
    assertThatThrownBy(
            () ->
                decoder.decode(
                    "page.html", "<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("page.html is not a picture");
  }

  @Test
  void aPartOfAFileIsRefusedOrTheWholePicture() throws IOException {
    BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 40 * 40; i++) {
      image.setRGB(i % 40, i / 40, i * 0x050301);
    }
    for (String format : new String[] {"png", "jpeg", "gif", "bmp"}) {
      partsOf(write(image, format), format);
    }
    partsOf(Base64.getDecoder().decode(LOSSLESS_WEBP), "webp");
  }

  private void partsOf(byte[] whole, String format) {
    int[] pixels = decoder.decode("whole", whole).rgb();
    int refused = 0;
    for (int length = 0; length < whole.length; length += Math.max(1, whole.length / 40)) {
      try {
        assertThat(decoder.decode("part", Arrays.copyOf(whole, length)).rgb())
            .as("%d of %d bytes of %s", length, whole.length, format)
            .isEqualTo(pixels);
      } catch (ProblemException e) {
        assertThat(e).hasMessageContaining("part").hasMessageNotContaining("Exception:");
        refused++;
      }
    }
    assertThat(refused).as(format).isGreaterThan(35);
  }

  private static byte[] withOrientation(byte[] jpeg, int orientation) {
    byte[] exif = {
      (byte) 0xFF,
      (byte) 0xE1,
      0,
      34,
      'E',
      'x',
      'i',
      'f',
      0,
      0,
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      1,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      (byte) orientation,
      0,
      0,
      0,
      0,
      0,
      0
    };
    return ByteBuffer.allocate(jpeg.length + exif.length)
        .put(jpeg, 0, 2)
        .put(exif)
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }

  private static byte[] png(BufferedImage image) throws IOException {
    return write(image, "png");
  }

  private static byte[] write(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }
}
