package io.vitrine.gateway.rest;

import io.vitrine.protocol.Preprocessing;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.transport.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a picture becomes the network's input. What is left out keeps its default from the graph, or
 * stays as it is.
 *
 * @param resize short, stretch or pad
 * @param crop centre or none
 * @param order rgb, bgr or grey
 * @param range a white pixel's value before mean and std: 1 or 255
 * @param mean one per channel
 * @param std one per channel
 */
public record PreprocessingDocument(
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable String resize,
    @Nullable String crop,
    @Nullable String order,
    @Nullable Float range,
    @Nullable List<Float> mean,
    @Nullable List<Float> std) {
  static PreprocessingDocument of(Preprocessing how) {
    return new PreprocessingDocument(
        how.getWidth(),
        how.getHeight(),
        lower(how.getResize()),
        lower(how.getCrop()),
        lower(how.getOrder()),
        how.getRange(),
        how.getMeanList(),
        how.getStdList());
  }

  Preprocessing given() {
    Preprocessing.Builder given = Preprocessing.newBuilder();
    if (width != null) {
      given.setWidth(atLeastOne("width", width));
    }
    if (height != null) {
      given.setHeight(atLeastOne("height", height));
    }
    if (resize != null) {
      given.setResize(named("resize", resize, Preprocessing.Resize.class));
    }
    if (crop != null) {
      given.setCrop(named("crop", crop, Preprocessing.Crop.class));
    }
    if (order != null) {
      given.setOrder(named("order", order, Preprocessing.Order.class));
    }
    if (range != null) {
      given.setRange(range);
    }
    if (mean != null) {
      given.addAllMean(mean);
    }
    if (std != null) {
      given.addAllStd(std);
    }
    return given.build();
  }

  private static int atLeastOne(String field, int number) {
    if (number < 1) {
      throw ProblemException.caller(Reason.INVALID, field + " is " + number, "Give at least 1.");
    }
    return number;
  }

  private static <E extends Enum<E>> E named(String field, String text, Class<E> type) {
    List<E> choices =
        Arrays.stream(type.getEnumConstants())
            .filter(
                each -> !each.name().endsWith("UNSPECIFIED") && !each.name().equals("UNRECOGNIZED"))
            .toList();
    return choices.stream()
        .filter(each -> each.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.caller(
                    Reason.INVALID,
                    field + " is '" + text + "'",
                    "Give one of "
                        + choices.stream()
                            .map(PreprocessingDocument::lower)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
