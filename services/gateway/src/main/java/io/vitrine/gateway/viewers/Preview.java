package io.vitrine.gateway.viewers;

import com.google.protobuf.ByteString;
import io.vitrine.gateway.runs.ExactValue;
import io.vitrine.protocol.Preprocessing;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * The picture as a network sees it, made back from the tensor that its nodes get: mean, std and
 * range undone.
 */
final class Preview {
  private static final int WHITE = 255;

  private Preview() {}

  /**
   * A PNG; empty when the tensor is no picture.
   *
   * @param input [1, C, H, W], or [1, H, W, C] with channels_last; C is 1 or 3
   */
  static ByteString png(ExactValue input, Preprocessing how) {
    if (input.shape().size() != 4 || input.shape().get(0) != 1) {
      return ByteString.EMPTY;
    }
    List<Long> shape = input.shape();
    boolean last = how.getChannelsLast();
    int channels = Math.toIntExact(shape.get(last ? 3 : 1));
    int height = Math.toIntExact(shape.get(last ? 1 : 2));
    int width = Math.toIntExact(shape.get(last ? 2 : 3));
    if ((channels != 1 && channels != 3) || height < 1 || width < 1) {
      return ByteString.EMPTY;
    }
    double[] values = input.doubles();
    boolean swapped = how.getOrder() == Preprocessing.Order.BGR;
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int rgb = 0;
        for (int colour = 0; colour < 3; colour++) {
          int channel = channels == 1 ? 0 : swapped ? 2 - colour : colour;
          int at = last ? (y * width + x) * channels + channel : (channel * height + y) * width + x;
          rgb = rgb << Byte.SIZE | texel(values[at], channel, how);
        }
        image.setRGB(x, y, rgb);
      }
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ByteString.copyFrom(png.toByteArray());
  }

  private static int texel(double value, int channel, Preprocessing how) {
    double std = channel < how.getStdCount() ? how.getStd(channel) : 1;
    double mean = channel < how.getMeanCount() ? how.getMean(channel) : 0;
    double range = how.getRange() > 0 ? how.getRange() : 1;
    return (int) Math.max(0, Math.min(WHITE, Math.round((value * std + mean) / range * WHITE)));
  }
}
