package io.vitrine.model.picture;

import io.vitrine.model.Refusals;
import io.vitrine.model.picture.Resampler.Axis;
import io.vitrine.network.ElementType;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import io.vitrine.protocol.Preprocessing;
import io.vitrine.protocol.Preprocessing.Order;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Turns a picture into the tensor a network was trained on: f32, [1, C, H, W], or [1, H, W, C] for
 * channels_last. Needs a complete {@link Preprocessing}, as {@link PreprocessingDefaults} makes it.
 */
public final class Preprocessor {
  /** A centre crop keeps 87.5 % of the short side: 224 of 256, the way ImageNet is evaluated. */
  private static final double CROP_SHARE = 0.875;

  private Preprocessor() {}

  /** Where on the target the picture lies; what it does not cover is padding. */
  private record Placement(Axis x, Axis y, int width, int height, int left, int top) {}

  public static Tensor tensor(Picture picture, Preprocessing how) {
    Placement place = place(picture, how);
    float[] planes = Resampler.resample(picture, place.x, place.y);
    int channels = how.getOrder() == Order.GREY ? 1 : 3;
    ByteBuffer data =
        ByteBuffer.allocate(4 * channels * place.width * place.height)
            .order(ByteOrder.LITTLE_ENDIAN);
    int area = place.x.size() * place.y.size();
    float range = how.getRange() == 0 ? 1 : how.getRange();
    for (int channel = 0; channel < channels; channel++) {
      float mean = perChannel("mean", how.getMeanList(), channels, channel, 0);
      float std = perChannel("std", how.getStdList(), channels, channel, 1);
      if (std == 0) {
        throw Refusals.invalid("std holds a 0", "give each channel's standard deviation");
      }
      for (int y = 0; y < place.y.size(); y++) {
        for (int x = 0; x < place.x.size(); x++) {
          int at = y * place.x.size() + x;
          float value = colour(planes, area, at, how.getOrder(), channel);
          int pixel = (y + place.top) * place.width + x + place.left;
          int index =
              how.getChannelsLast()
                  ? pixel * channels + channel
                  : channel * place.width * place.height + pixel;
          data.putFloat(4 * index, (value / 255 * range - mean) / std);
        }
      }
    }
    Shape shape =
        how.getChannelsLast()
            ? Shape.of(1, place.height, place.width, channels)
            : Shape.of(1, channels, place.height, place.width);
    return new Tensor(ElementType.FLOAT32, shape, data);
  }

  private static float colour(float[] planes, int area, int at, Order order, int channel) {
    return switch (order) {
      case GREY ->
          // ITU-R BT.601 luma.
          0.299f * planes[at] + 0.587f * planes[area + at] + 0.114f * planes[2 * area + at];
      case BGR -> planes[(2 - channel) * area + at];
      case RGB, ORDER_UNSPECIFIED, UNRECOGNIZED -> planes[channel * area + at];
    };
  }

  private static float perChannel(
      String field, List<Float> given, int channels, int channel, float fallback) {
    if (given.isEmpty()) {
      return fallback;
    }
    if (given.size() != 1 && given.size() != channels) {
      throw Refusals.invalid(
          "%s has %d numbers for %d channels".formatted(field, given.size(), channels),
          "give one number per channel");
    }
    return given.get(given.size() == 1 ? 0 : channel);
  }

  private static Placement place(Picture picture, Preprocessing how) {
    int width = how.getWidth();
    int height = how.getHeight();
    if (width <= 0 || height <= 0) {
      throw Refusals.invalid("the preprocessing has no size", "set --size WxH on the model");
    }
    return switch (how.getResize()) {
      case STRETCH ->
          new Placement(
              new Axis(width, 0, width), new Axis(height, 0, height), width, height, 0, 0);
      case PAD -> pad(picture, width, height);
      case SHORT, RESIZE_UNSPECIFIED, UNRECOGNIZED ->
          how.getCrop() == Preprocessing.Crop.NONE
              ? uncropped(picture, width, height)
              : cropped(picture, width, height);
    };
  }

  private static Placement cropped(Picture picture, int width, int height) {
    int fullWidth = (int) Math.round(width / CROP_SHARE);
    int fullHeight = (int) Math.round(height / CROP_SHARE);
    double scale =
        Math.max((double) fullWidth / picture.width(), (double) fullHeight / picture.height());
    int x = Math.max(fullWidth, (int) (picture.width() * scale));
    int y = Math.max(fullHeight, (int) (picture.height() * scale));
    return new Placement(
        new Axis(x, (int) Math.rint((x - width) / 2.0), width),
        new Axis(y, (int) Math.rint((y - height) / 2.0), height),
        width,
        height,
        0,
        0);
  }

  private static Placement uncropped(Picture picture, int width, int height) {
    double scale = Math.max((double) width / picture.width(), (double) height / picture.height());
    int x = Math.max(width, (int) (picture.width() * scale));
    int y = Math.max(height, (int) (picture.height() * scale));
    return new Placement(new Axis(x, 0, x), new Axis(y, 0, y), x, y, 0, 0);
  }

  private static Placement pad(Picture picture, int width, int height) {
    double scale = Math.min((double) width / picture.width(), (double) height / picture.height());
    int x = Math.max(1, Math.min(width, (int) Math.round(picture.width() * scale)));
    int y = Math.max(1, Math.min(height, (int) Math.round(picture.height() * scale)));
    // What is left at 0 is the mean once mean and deviation are taken out.
    return new Placement(
        new Axis(x, 0, x), new Axis(y, 0, y), width, height, (width - x) / 2, (height - y) / 2);
  }
}
