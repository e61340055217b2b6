package io.vitrine.cli;

import io.vitrine.protocol.Preprocessing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How a picture becomes the network's input. What is not given keeps its default from the graph.
 */
final class PreprocessingOptions {
  enum Resize {
    SHORT,
    STRETCH,
    PAD
  }

  enum Crop {
    CENTRE,
    NONE
  }

  enum Order {
    RGB,
    BGR,
    GREY
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--mean",
      split = ",",
      hideParamSyntax = true,
      paramLabel = "a,b,c",
      description = "Subtracted from each channel, after --range.")
  private float @Nullable [] mean;

  @Option(
      names = "--std",
      split = ",",
      hideParamSyntax = true,
      paramLabel = "a,b,c",
      description = "Each channel is divided by it, after --mean.")
  private float @Nullable [] std;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      converter = Size.Converter.class,
      description = "Size of the network's picture.")
  private @Nullable Size size;

  @Option(
      names = "--resize",
      paramLabel = "HOW",
      description = "How a picture gets that size: short, stretch or pad.")
  private @Nullable Resize resize;

  @Option(
      names = "--crop",
      paramLabel = "HOW",
      description = "What is cut away after 'short': centre or none.")
  private @Nullable Crop crop;

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      description = "Order of the channels: rgb, bgr or grey.")
  private @Nullable Order order;

  @Option(
      names = "--range",
      paramLabel = "1|255",
      description = "A white pixel's value before --mean: 1 or 255.")
  private @Nullable Integer range;

  /** What was given, and nothing else. */
  Preprocessing given() {
    Preprocessing.Builder given = Preprocessing.newBuilder();
    if (mean != null) {
      for (float each : mean) {
        given.addMean(each);
      }
    }
    if (std != null) {
      for (float each : std) {
        if (!(each > 0)) {
          throw wrong("--std must be above 0, not " + each);
        }
        given.addStd(each);
      }
    }
    if (mean != null && std != null && mean.length != std.length) {
      throw wrong(
          "--mean has "
              + mean.length
              + " numbers and --std "
              + std.length
              + ": give one for each channel");
    }
    if (size != null) {
      given.setWidth(size.width()).setHeight(size.height());
    }
    if (resize != null) {
      given.setResize(Preprocessing.Resize.valueOf(resize.name()));
    }
    if (crop != null) {
      given.setCrop(Preprocessing.Crop.valueOf(crop.name()));
    }
    if (order != null) {
      given.setOrder(Preprocessing.Order.valueOf(order.name()));
    }
    if (range != null) {
      if (range != 1 && range != 255) {
        throw wrong("--range must be 1 or 255, not " + range);
      }
      given.setRange(range);
    }
    return given.build();
  }

  private CommandLine.ParameterException wrong(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
