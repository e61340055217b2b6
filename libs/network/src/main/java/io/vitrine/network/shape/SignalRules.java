package io.vitrine.network.shape;

import static java.util.Map.entry;

import io.vitrine.network.Dimension;
import io.vitrine.network.ElementType;
import io.vitrine.network.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Signal processing, and the losses. */
final class SignalRules {
  static final Map<String, Rule> RULES =
      Map.ofEntries(
          entry("HannWindow", new Rule(1, SignalRules::window)),
          entry("HammingWindow", new Rule(1, SignalRules::window)),
          entry("BlackmanWindow", new Rule(1, SignalRules::window)),
          entry("MelWeightMatrix", new Rule(5, SignalRules::mel)),
          entry("DFT", new Rule(1, SignalRules::fourier)),
          entry("STFT", new Rule(2, SignalRules::shortTime)),
          entry("NegativeLogLikelihoodLoss", new Rule(2, SignalRules::loss)),
          entry("SoftmaxCrossEntropyLoss", new Rule(2, SignalRules::crossEntropy)));

  private SignalRules() {}

  private static Dimension number(Site site, int input) {
    return site.known(input)
        .filter(known -> known.items().size() == 1)
        .map(known -> known.dimensions().get(0))
        .orElse(Sizes.UNKNOWN);
  }

  private static Optional<ElementType> type(Site site) {
    return Optional.of(site.elementType("output_datatype").orElse(ElementType.FLOAT32));
  }

  private static void window(Site site) {
    site.give(0, type(site), Optional.of(new Shape(List.of(number(site, 0)))));
  }

  private static void mel(Site site) {
    Dimension bins = Sizes.map(number(site, 1), length -> length / 2 + 1);
    site.give(0, type(site), Optional.of(new Shape(List.of(bins, number(site, 0)))));
  }

  private static void fourier(Site site) {
    Optional<Shape> input = site.shape(0);
    boolean axisIsInput = site.opset() >= 20;
    Optional<Long> axis =
        !axisIsInput
            ? Optional.of(site.integer("axis", 1))
            : site.has(2)
                ? site.integers(2).filter(axes -> axes.length == 1).map(axes -> axes[0])
                : Optional.of(-2L);
    if (input.isEmpty() || axis.isEmpty()) {
      site.give(0, site.type(0), input.map(shape -> Sizes.unknownOfRank(shape.rank())));
      return;
    }
    Shape shape = input.get();
    int at = site.axis(axis.get(), shape.rank());
    Dimension length = site.has(1) ? number(site, 1) : shape.dimensions().get(at);
    boolean inverse = site.integer("inverse", 0) == 1;
    boolean oneSided = site.integer("onesided", 0) == 1;
    if (oneSided && !inverse) {
      length = Sizes.map(length, size -> size / 2 + 1);
    } else if (oneSided && !site.has(1)) {
      length = Sizes.map(length, size -> 2 * (size - 1));
    }
    Shape result = Sizes.with(shape, at, length);
    site.give(
        0,
        site.type(0),
        Optional.of(
            Sizes.with(result, shape.rank() - 1, Dimension.of(oneSided && inverse ? 1 : 2))));
  }

  private static void shortTime(Site site) {
    Optional<Shape> input = site.shape(0);
    Dimension step = number(site, 1);
    Dimension length =
        site.has(3)
            ? number(site, 3)
            : site.shape(2)
                .filter(shape -> shape.rank() == 1)
                .map(shape -> shape.dimensions().get(0))
                .orElse(Sizes.UNKNOWN);
    if (input.isEmpty() || input.get().rank() < 2) {
      site.give(0, site.type(0), Optional.of(Sizes.unknownOfRank(4)));
      return;
    }
    boolean oneSided = site.integer("onesided", 1) == 1;
    Dimension signal = input.get().dimensions().get(1);
    boolean known = signal.isKnown() && step.isKnown() && length.isKnown() && step.size() > 0;
    Dimension frames =
        known ? Dimension.of((signal.size() - length.size()) / step.size() + 1) : Sizes.UNKNOWN;
    Dimension bins = oneSided ? Sizes.map(length, size -> size / 2 + 1) : length;
    site.give(
        0,
        site.type(0),
        Optional.of(
            new Shape(List.of(input.get().dimensions().get(0), frames, bins, Dimension.of(2)))));
  }

  private static Optional<Shape> reduced(Site site) {
    return site.text("reduction", "mean").equals("none") ? site.shape(1) : Optional.of(Shape.of());
  }

  private static void loss(Site site) {
    site.give(0, site.type(0), reduced(site));
  }

  private static void crossEntropy(Site site) {
    site.give(0, site.type(0), reduced(site));
    site.give(1, site.type(0), site.shape(0));
  }
}
