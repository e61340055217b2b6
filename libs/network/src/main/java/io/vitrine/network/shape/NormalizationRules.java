package io.vitrine.network.shape;

import static java.util.Map.entry;

import io.vitrine.network.Dimension;
import io.vitrine.network.ElementType;
import io.vitrine.network.Shape;
import java.util.Map;
import java.util.Optional;

/** Normalizations: all keep the shape of their input. */
final class NormalizationRules {
  static final Map<String, Rule> RULES =
      Map.ofEntries(
          entry("BatchNormalization", new Rule(5, NormalizationRules::batch)),
          entry("InstanceNormalization", new Rule(3, NormalizationRules::keep)),
          entry("GroupNormalization", new Rule(3, NormalizationRules::keep)),
          entry("LayerNormalization", new Rule(2, NormalizationRules::layer)),
          entry("RMSNormalization", new Rule(2, site -> onAxis(site, -1))),
          entry("LRN", new Rule(1, NormalizationRules::keep)),
          entry("LpNormalization", new Rule(1, site -> onAxis(site, -1))),
          entry("MeanVarianceNormalization", new Rule(1, NormalizationRules::keep)),
          entry("Softmax", new Rule(1, NormalizationRules::softmax)),
          entry("LogSoftmax", new Rule(1, NormalizationRules::softmax)),
          entry("Hardmax", new Rule(1, NormalizationRules::softmax)));

  private NormalizationRules() {}

  private static void keep(Site site) {
    site.give(0, site.type(0), site.shape(0));
  }

  private static void onAxis(Site site, long otherwise) {
    site.shape(0).ifPresent(shape -> site.axis(site.integer("axis", otherwise), shape.rank()));
    keep(site);
  }

  private static void softmax(Site site) {
    long axis = site.integer("axis", site.opset() < 13 ? 1 : -1);
    Optional<Shape> shape = site.shape(0);
    // before opset 13 the axis splits the shape in two, and may stand behind the last one
    boolean split = site.opset() < 13 && shape.isPresent() && axis == shape.get().rank();
    boolean scalar = shape.isPresent() && shape.get().rank() == 0;
    if (shape.isPresent() && !split && !scalar) {
      site.axis(axis, shape.get().rank());
    }
    keep(site);
  }

  private static void batch(Site site) {
    keep(site);
    Optional<Shape> input = site.shape(0);
    if (input.isPresent() && input.get().rank() >= 2) {
      for (int i = 1; i <= 4; i++) {
        site.requireRank(i, 1);
        Dimension channels = input.get().dimensions().get(1);
        int parameter = i;
        site.shape(i)
            .ifPresent(
                shape ->
                    site.same(
                        shape.dimensions().get(0),
                        channels,
                        "its input %d of shape %s does not fit the channels of %s"
                            .formatted(parameter, shape, input.get())));
      }
    }
    for (int i = 1; i < site.outputs(); i++) {
      site.give(i, site.type(3), site.shape(3));
    }
  }

  private static void layer(Site site) {
    keep(site);
    Optional<Shape> input = site.shape(0);
    Optional<ElementType> stash =
        Optional.of(site.elementType("stash_type").orElse(ElementType.FLOAT32));
    Optional<Shape> statistics =
        input.map(
            shape -> {
              Shape result = shape;
              for (int i = site.axis(site.integer("axis", -1), shape.rank());
                  i < shape.rank();
                  i++) {
                result = Sizes.with(result, i, Dimension.of(1));
              }
              return result;
            });
    site.give(1, stash, statistics);
    site.give(2, stash, statistics);
  }
}
