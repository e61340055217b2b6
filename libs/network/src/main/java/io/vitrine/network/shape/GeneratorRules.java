package io.vitrine.network.shape;

import static java.util.Map.entry;

import io.vitrine.network.Attribute;
import io.vitrine.network.Dimension;
import io.vitrine.network.ElementType;
import io.vitrine.network.Shape;
import io.vitrine.network.Tensor;
import io.vitrine.network.shape.Known.Item;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tensors made from attributes or sizes: constants, ranges, masks, random numbers. */
final class GeneratorRules {
  static final Map<String, Rule> RULES =
      Map.ofEntries(
          entry("Constant", new Rule(0, GeneratorRules::constant)),
          entry("ConstantOfShape", new Rule(1, GeneratorRules::filled)),
          entry("ConstantFill", new Rule(0, GeneratorRules::constantFill)),
          entry("Range", new Rule(3, GeneratorRules::range)),
          entry("EyeLike", new Rule(1, site -> like(site, site.type(0)))),
          entry("Bernoulli", new Rule(1, site -> like(site, site.type(0)))),
          entry("RandomNormalLike", new Rule(1, site -> like(site, site.type(0)))),
          entry("RandomUniformLike", new Rule(1, site -> like(site, site.type(0)))),
          entry("RandomNormal", new Rule(0, GeneratorRules::ofShape)),
          entry("RandomUniform", new Rule(0, GeneratorRules::ofShape)),
          entry("Multinomial", new Rule(1, GeneratorRules::multinomial)),
          entry("OneHot", new Rule(3, GeneratorRules::oneHot)));

  private GeneratorRules() {}

  private static void constant(Site site) {
    Optional<Tensor> tensor = site.tensor("value");
    if (tensor.isPresent()) {
      give(site, tensor.get());
    } else if (site.attributes().get("value_int") instanceof Attribute.Int value) {
      site.give(0, Optional.of(ElementType.INT64), Known.scalar(Item.of(value.value())));
    } else if (site.attributes().get("value_float") instanceof Attribute.Float value) {
      site.give(0, Optional.of(ElementType.FLOAT32), Known.scalar(Item.of(value.value())));
    } else if (site.integers("value_ints").isPresent()) {
      site.give(
          0,
          Optional.of(ElementType.INT64),
          Known.vector(
              Arrays.stream(site.integers("value_ints").get()).mapToObj(Item::of).toList()));
    } else if (site.floats("value_floats").isPresent()) {
      site.give(
          0,
          Optional.of(ElementType.FLOAT32),
          Known.vector(
              Arrays.stream(site.floats("value_floats").get()).mapToObj(Item::of).toList()));
    } else if (site.attributes().isEmpty()) {
      throw site.wrong("it has no value");
    } else {
      site.give(0, Optional.of(ElementType.STRING), Optional.empty());
    }
  }

  private static void give(Site site, Tensor tensor) {
    Optional<Known> known = Known.of(tensor);
    if (known.isPresent()) {
      site.give(0, Optional.of(tensor.type()), known.get());
    } else {
      site.give(0, tensor.type(), tensor.shape());
    }
  }

  private static void filled(Site site) {
    Optional<Tensor> value = site.tensor("value");
    Optional<ElementType> type = Optional.of(value.map(Tensor::type).orElse(ElementType.FLOAT32));
    Optional<Known> sizes = site.known(0);
    if (sizes.isEmpty()) {
      Optional<Shape> rank =
          site.shape(0)
              .filter(shape -> shape.rank() == 1 && shape.isKnown())
              .map(shape -> Sizes.unknownOfRank((int) Math.min(64, shape.elements())));
      site.give(0, type, rank);
      return;
    }
    Shape shape = new Shape(sizes.get().dimensions());
    checkSizes(site, shape);
    Item fill =
        value.isEmpty()
            ? Item.of(0)
            : value
                .flatMap(Known::of)
                .filter(known -> known.items().size() == 1)
                .map(known -> known.items().get(0))
                .orElse(Item.unknown());
    site.give(0, type, Optional.of(shape));
    if (shape.isKnown() && shape.elements() <= Known.LARGEST) {
      List<Integer> own = Arrays.stream(shape.sizes()).mapToObj(size -> (int) size).toList();
      site.give(0, type, new Known(own, Collections.nCopies((int) shape.elements(), fill)));
    }
  }

  private static void checkSizes(Site site, Shape shape) {
    for (Dimension size : shape.dimensions()) {
      if (size.size() < -1) {
        throw site.wrong("its size %d is negative", size.size());
      }
    }
  }

  /** Experimental, opset 1: a shape as attribute or, with input_as_shape, as input. */
  private static void constantFill(Site site) {
    Optional<ElementType> type = Optional.of(site.elementType("dtype").orElse(ElementType.FLOAT32));
    Optional<Shape> shape =
        site.integers("shape")
            .map(Shape::of)
            .or(
                () ->
                    site.integer("input_as_shape", 0) == 1
                        ? site.known(0).map(known -> new Shape(known.dimensions()))
                        : site.shape(0));
    site.give(0, type, shape);
  }

  private static void range(Site site) {
    Optional<double[]> start = site.known(0).flatMap(Known::numbers);
    Optional<double[]> limit = site.known(1).flatMap(Known::numbers);
    Optional<double[]> delta = site.known(2).flatMap(Known::numbers);
    boolean scalars =
        start.isPresent()
            && limit.isPresent()
            && delta.isPresent()
            && start.get().length == 1
            && limit.get().length == 1
            && delta.get().length == 1;
    if (!scalars) {
      site.give(0, site.type(0), Optional.of(Sizes.unknownOfRank(1)));
      return;
    }
    double step = delta.get()[0];
    if (step == 0) {
      throw site.wrong("its step is 0");
    }
    long count = (long) Math.max(0, Math.ceil((limit.get()[0] - start.get()[0]) / step));
    site.give(0, site.type(0), Optional.of(Shape.of(count)));
    if (count <= Known.LARGEST) {
      List<Item> items = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        items.add(Item.of(start.get()[0] + i * step));
      }
      site.give(0, site.type(0), Known.vector(items));
    }
  }

  private static void like(Site site, Optional<ElementType> otherwise) {
    site.give(0, site.elementType("dtype").or(() -> otherwise), site.shape(0));
  }

  private static void ofShape(Site site) {
    Shape shape =
        Shape.of(site.integers("shape").orElseThrow(() -> site.wrong("it has no attribute shape")));
    checkSizes(site, shape);
    site.give(
        0, Optional.of(site.elementType("dtype").orElse(ElementType.FLOAT32)), Optional.of(shape));
  }

  private static void multinomial(Site site) {
    Dimension batch =
        site.shape(0)
            .filter(shape -> shape.rank() == 2)
            .map(shape -> shape.dimensions().get(0))
            .orElse(Sizes.UNKNOWN);
    site.give(
        0,
        Optional.of(site.elementType("dtype").orElse(ElementType.INT32)),
        Optional.of(new Shape(List.of(batch, Dimension.of(site.integer("sample_size", 1))))));
  }

  private static void oneHot(Site site) {
    Dimension depth =
        site.known(1)
            .filter(known -> known.items().size() == 1)
            .map(known -> known.dimensions().get(0))
            .orElse(Sizes.UNKNOWN);
    site.give(
        0,
        site.type(2),
        site.shape(0)
            .map(
                shape -> {
                  List<Dimension> sizes = new ArrayList<>(shape.dimensions());
                  sizes.add(site.axis(site.integer("axis", -1), shape.rank() + 1), depth);
                  return new Shape(sizes);
                }));
  }
}
