package io.vitrine.model.picture;

import io.vitrine.model.Refusals;
import io.vitrine.network.Dimension;
import io.vitrine.network.ElementType;
import io.vitrine.network.Graph;
import io.vitrine.network.Value;
import io.vitrine.protocol.Preprocessing;
import io.vitrine.protocol.Preprocessing.Crop;
import io.vitrine.protocol.Preprocessing.Order;
import io.vitrine.protocol.Preprocessing.Resize;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Completes what a caller set from the shape of the graph's picture input: the first 4-D float
 * input with 1 or 3 channels (or an unknown number, taken for 3), channels first, or last where
 * only the last axis can be channels.
 */
public final class PreprocessingDefaults {
  /** Side of the picture where the graph leaves it open. */
  private static final int OPEN_SIDE = 224;

  private PreprocessingDefaults() {}

  private record PictureInput(
      String name, boolean channelsLast, int channels, long height, long width) {}

  /** Empty when the graph takes no picture. */
  public static Optional<Preprocessing> complete(Graph graph, Preprocessing given) {
    return pictureInput(graph, given).map(input -> fill(input, given));
  }

  private static Optional<PictureInput> pictureInput(Graph graph, Preprocessing given) {
    if (given.getInput().isEmpty()) {
      return graph.inputs().stream().flatMap(value -> picture(value, given).stream()).findFirst();
    }
    Value value =
        graph.inputs().stream()
            .filter(input -> input.name().equals(given.getInput()))
            .findFirst()
            .orElseThrow(
                () ->
                    Refusals.invalid(
                        "the network has no input %s".formatted(given.getInput()),
                        "its inputs are "
                            + String.join(
                                ", ", graph.inputs().stream().map(Value::name).toList())));
    return Optional.of(
        picture(value, given)
            .orElseThrow(
                () ->
                    Refusals.invalid(
                        "the input %s takes no picture".formatted(value.name()),
                        "a picture input is 4-D, float, with 1 or 3 channels")));
  }

  private static Optional<PictureInput> picture(Value value, Preprocessing given) {
    if (value.type().isEmpty()
        || !value.type().get().equals(ElementType.FLOAT32)
        || value.shape().isEmpty()
        || value.shape().get().rank() != 4) {
      return Optional.empty();
    }
    List<Dimension> axes = value.shape().get().dimensions();
    if (!given.getChannelsLast() && channels(axes.get(1))) {
      return Optional.of(input(value, false, axes.get(1), axes.get(2), axes.get(3)));
    }
    if (channels(axes.get(3))) {
      return Optional.of(input(value, true, axes.get(3), axes.get(1), axes.get(2)));
    }
    return axes.get(1).isKnown()
        ? Optional.empty()
        : Optional.of(input(value, false, axes.get(1), axes.get(2), axes.get(3)));
  }

  private static boolean channels(Dimension axis) {
    return axis.size() == 1 || axis.size() == 3;
  }

  private static PictureInput input(
      Value value, boolean last, Dimension channels, Dimension height, Dimension width) {
    return new PictureInput(
        value.name(), last, channels.size() == 1 ? 1 : 3, height.size(), width.size());
  }

  private static Preprocessing fill(PictureInput input, Preprocessing given) {
    Preprocessing.Builder full = given.toBuilder().setInput(input.name());
    full.setChannelsLast(input.channelsLast());
    full.setHeight(side("height", input.height(), given.getHeight()));
    full.setWidth(side("width", input.width(), given.getWidth()));
    if (given.getOrder() == Order.ORDER_UNSPECIFIED) {
      full.setOrder(input.channels() == 1 ? Order.GREY : Order.RGB);
    } else if ((given.getOrder() == Order.GREY) != (input.channels() == 1)) {
      throw Refusals.invalid(
          "order %s does not fit the input %s, which has %d channel(s)"
              .formatted(given.getOrder(), input.name(), input.channels()),
          "leave --order out");
    }
    // A drawing in grey fills its frame: cutting its edge off would cut a digit.
    boolean drawing = input.channels() == 1;
    if (given.getResize() == Resize.RESIZE_UNSPECIFIED) {
      full.setResize(drawing && given.getCrop() != Crop.CENTRE ? Resize.STRETCH : Resize.SHORT);
    }
    if (given.getCrop() == Crop.CROP_UNSPECIFIED) {
      full.setCrop(full.getResize() == Resize.SHORT ? Crop.CENTRE : Crop.NONE);
    }
    if (given.getRange() == 0) {
      full.setRange(1);
    }
    return perChannel(full, input.channels()).build();
  }

  private static Preprocessing.Builder perChannel(Preprocessing.Builder full, int channels) {
    List<Float> mean = spread("mean", full.getMeanList(), channels, 0);
    List<Float> std = spread("std", full.getStdList(), channels, 1);
    if (std.contains(0f)) {
      throw Refusals.invalid("std holds a 0", "give each channel's standard deviation");
    }
    return full.clearMean().addAllMean(mean).clearStd().addAllStd(std);
  }

  private static List<Float> spread(String field, List<Float> given, int channels, float open) {
    if (given.isEmpty() || given.size() == 1) {
      return Collections.nCopies(channels, given.isEmpty() ? open : given.get(0));
    }
    if (given.size() != channels) {
      throw Refusals.invalid(
          "%s has %d numbers, the picture input %d channel(s)"
              .formatted(field, given.size(), channels),
          "give one number per channel");
    }
    return List.copyOf(given);
  }

  private static int side(String side, long fixed, int given) {
    if (fixed > 0 && given > 0 && fixed != given) {
      throw Refusals.invalid(
          "the network's input has %s %d, not %d".formatted(side, fixed, given),
          "leave --size out");
    }
    return fixed > 0 ? Math.toIntExact(fixed) : given > 0 ? given : OPEN_SIDE;
  }
}
